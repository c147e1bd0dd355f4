"""Puts files of SMT-LIB to cvc5: reads a JSON list of texts, writes one of the answers.

Effort is counted in cvc5's own steps, so that every machine gives the same answer.
"""
import json
import sys

import cvc5

STEPS = sys.argv[1]


def answer(text):
    terms = cvc5.TermManager()
    solver = cvc5.Solver(terms)
    solver.setOption("rlimit", STEPS)
    solver.setOption("strings-exp", "true")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "question")
    symbols = parser.getSymbolManager()
    said = []
    try:
        while True:
            command = parser.nextCommand()
            if command.isNull():
                return " ".join(said)
            said.append(str(command.invoke(solver, symbols)).strip())
            # What comes after a verdict that is unknown cannot be answered.
            if said[-1] == "unknown":
                return "unknown"
    except RuntimeError as error:
        return f"error: {error}"


json.dump([answer(text) for text in json.load(sys.stdin)], sys.stdout)
