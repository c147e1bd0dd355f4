variable "name" {}
resource "azurerm_servicebus_namespace" "this" {
  name                = var.name
  location            = "westeurope"
  resource_group_name = "rg"
  sku                 = "Standard"
}
