import { Decimal } from '../../lib/rules/values/decimal';

describe('decimals', () => {
  const decimal = (text: string) => Decimal.parse(text) as Decimal;
  const LARGEST = '79228162514264337593543950335';

  test.each<[text: string, read: string | undefined]>([
    ['12', '12'],
    ['-12.50', '-12.50'],
    ['+.5', '0.5'],
    ['5.', '5'],
    ['0.05', '0.05'],
    ['-0.0', '0.0'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['1.25e1', '12.5'],
    ['1e-400', '0.0000000000000000000000000000'],
    ['1e-401', undefined],
    [LARGEST, LARGEST],
    [`-${LARGEST}`, `-${LARGEST}`],
    ['79228162514264337593543950336', undefined],
    ['7922816251426433759354395033.6', '7922816251426433759354395034'],
    ['7922816251426433759354395033.5', '7922816251426433759354395033.5'],
    ['1e29', undefined],
    ['', undefined],
    ['.', undefined],
    ['1,5', undefined],
    [' 1', undefined],
  ])('%j is read as %j', (text, read) => {
    expect(Decimal.parse(text)?.toString()).toBe(read);
  });

  test.each<
    [
      left: string,
      method: 'plus' | 'minus' | 'times' | 'dividedBy' | 'modulo',
      right: string,
      result: string | undefined,
    ]
  >([
    ['1.5', 'plus', '0.25', '1.75'],
    ['1', 'plus', '0.00', '1.00'],
    ['1.5', 'minus', '2.25', '-0.75'],
    ['1.5', 'times', '0.20', '0.300'],
    ['0.00000000000001', 'times', '0.000000000000001', '0.0000000000000000000000000000'],
    ['0.5', 'times', '0.0000000000000000000000000003', '0.0000000000000000000000000002'],
    ['0.5', 'times', '0.0000000000000000000000000001', '0.0000000000000000000000000000'],
    [LARGEST, 'times', '2', undefined],
    [LARGEST, 'times', '0.1', '7922816251426433759354395033.5'],
    [LARGEST, 'plus', '0.4', LARGEST],
    [LARGEST, 'plus', '0.5', undefined],
    ['1', 'dividedBy', '3', '0.3333333333333333333333333333'],
    ['2', 'dividedBy', '3', '0.6666666666666666666666666667'],
    ['1.00', 'dividedBy', '2', '0.50'],
    ['1.0', 'dividedBy', '0.5', '2'],
    ['10', 'dividedBy', '2', '5'],
    ['-1', 'dividedBy', '8', '-0.125'],
    ['1', 'dividedBy', '0', undefined],
    [LARGEST, 'dividedBy', '0.1', undefined],
    ['5.5', 'modulo', '2', '1.5'],
    ['-5.5', 'modulo', '2', '-1.5'],
    ['5', 'modulo', '0.30', '0.20'],
    ['5', 'modulo', '0', undefined],
  ])('%s %s %s is %s', (left, method, right, result) => {
    expect(decimal(left)[method](decimal(right))?.toString()).toBe(result);
  });

  test.each<[left: string, right: string, order: number]>([
    ['1', '1.00', 0],
    ['1.01', '1.1', -1],
    ['-1', '-2', 1],
    ['0', '-0.0', 0],
  ])('%s beside %s: %d', (left, right, order) => {
    expect([decimal(left).compare(decimal(right)), decimal(right).compare(decimal(left))]).toEqual([
      order,
      -order || 0,
    ]);
  });

  test('rounds to whole numbers, a half to the even one', () => {
    expect(['2.5', '3.5', '-2.5', '2.51', '0.4'].map((text) => decimal(text).rounded())).toEqual([2n, 4n, -2n, 3n, 0n]);
  });

  test('of a double takes as many digits as .NET keeps', () => {
    expect(Decimal.ofDouble(0.1 + 0.2, 15)?.toString()).toBe('0.3');
    expect(Decimal.ofDouble(Math.fround(0.1), 7)?.toString()).toBe('0.1');
    expect(Decimal.ofDouble(1 / 3, 15)?.toString()).toBe('0.333333333333333');
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((one) => Decimal.ofDouble(one, 15))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('is zero or not, turns round, and becomes a number', () => {
    expect([decimal('0.00').isZero(), decimal('0.01').isZero()]).toEqual([true, false]);
    expect([decimal('-1.50').negated().toString(), decimal('-1.50').toNumber()]).toEqual(['1.50', -1.5]);
  });
});
