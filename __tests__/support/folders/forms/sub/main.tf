variable "name" {}
variable "topic_id" {}
resource "azurerm_servicebus_subscription" "this" {
  name               = var.name
  topic_id           = var.topic_id
  max_delivery_count = 10
}
resource "azurerm_servicebus_subscription_rule" "this" {
  name            = "r"
  subscription_id = azurerm_servicebus_subscription.this.id
  filter_type     = "SqlFilter"
  sql_filter      = "kind = '${var.name}'"
}
output "id" { value = azurerm_servicebus_subscription.this.id }
