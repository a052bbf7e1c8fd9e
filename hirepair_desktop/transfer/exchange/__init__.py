"""The exchange file `hirepair-exchange/1` (INTERFACE.md): read it, say what it would do, take it in, write it.

Importing this package is light: pydantic is loaded by the first `read_exchange`.
"""

from hirepair_desktop.transfer.exchange.faults import ExchangeRefusedError, Refusal, UnreadableExchangeError
from hirepair_desktop.transfer.exchange.importing import import_exchange
from hirepair_desktop.transfer.exchange.planning import Plan, plan
from hirepair_desktop.transfer.exchange.reading import ExchangeFile, read_exchange
from hirepair_desktop.transfer.exchange.writing import exchange_bytes, export_exchange

__all__ = [
    "ExchangeFile",
    "ExchangeRefusedError",
    "Plan",
    "Refusal",
    "UnreadableExchangeError",
    "exchange_bytes",
    "export_exchange",
    "import_exchange",
    "plan",
    "read_exchange",
]
