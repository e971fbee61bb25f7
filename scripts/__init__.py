"""Les commandes du guide : minces, car la réflexion est dans `macros`. Une panne s'y dit en une ligne."""

import sys

from macros.building.faults import hook

sys.excepthook = hook
