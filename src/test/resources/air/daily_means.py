"""Daily means of measurements in json-long, computed without the toolbox, to compare with.

usage: python3 daily_means.py TIME_ZONE < measurements.json > daily-means-TIME-ZONE.txt
Prints a line for each sensor, metric and day: the mean to three decimals and how many values it rests on.
"""

import json
import sys
from collections import defaultdict
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

days = defaultdict(list)
for row in json.load(sys.stdin)["data"]:
    time = datetime.fromisoformat(row["time"].replace("Z", "+00:00"))
    day = time.astimezone(ZoneInfo(sys.argv[1])).date()
    values = days[row["datasourceId"], row["metric"], str(day)]
    if row["value"] is not None and row.get("qcAssessment") != "invalid":
        values.append(Decimal(str(row["value"])))

for key, values in sorted(days.items()):
    if values:
        mean = (sum(values) / len(values)).quantize(Decimal("0.001"), ROUND_HALF_UP)
        print(*key, mean, len(values))
    else:
        print(*key, "none", 0)
