"""Reads calendars (one JSON string a line) with Python's icalendar and dateutil and writes what is on, one JSON list a line.

Zones are those that the calendar itself carries (VTIMEZONE), never this machine's. As RFC 5545, 3.3.10 has it, a date of a rule whose
hour clocks skip is dropped; an hour that they pass twice is its first.
"""

import json
import sys
from datetime import datetime, timedelta

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar


def read(text, since, till):
    calendar = Calendar.from_ical(text)
    zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
    events = calendar.walk("VEVENT")
    own = {}
    for event in events:
        if "RECURRENCE-ID" in event:
            own[(str(event["UID"]), wall(event["RECURRENCE-ID"].dt))] = event
    found = []
    for event in events:
        if "RECURRENCE-ID" in event:
            found.append(shown(event, zones))
        elif "RRULE" not in event:
            found.append(shown(event, zones))
        else:
            found += occurrences(event, own, zones, since, till)
    return sorted(each for each in found if each is not None)


def occurrences(event, own, zones, since, till):
    start = wall(event["DTSTART"].dt)
    dates = rruleset()
    dates.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    zone = zones.get(event["DTSTART"].params.get("TZID"))
    left = event.get("EXDATE", [])
    for each in left if isinstance(left, list) else [left]:
        for date in each.dts:
            dates.exdate(local(date, each, zone))
    length = None
    if "DTEND" in event:
        if isinstance(event["DTSTART"].dt, datetime):
            length = utc(event["DTEND"], zones) - utc(event["DTSTART"], zones)
        else:
            length = event["DTEND"].dt - event["DTSTART"].dt
    for at in dates.xafter(since - timedelta(days=62), inc=True):
        if at > till + timedelta(days=62):
            return
        if (str(event["UID"]), at) in own:
            continue
        if not isinstance(event["DTSTART"].dt, datetime):
            yield said(at.date().isoformat(), (at + length).date().isoformat(), event)
            continue
        starts = instant(at, zone, strict=True)
        if starts is not None:
            yield said(iso(starts), iso(starts + length) if length else "", event)


def local(date, property, zone):
    if isinstance(date.dt, datetime) and "TZID" not in property.params and date.dt.tzinfo is not None:
        return zone.fromutc(wall(date.dt)).replace(tzinfo=None)
    return wall(date.dt)


def shown(event, zones):
    start = event["DTSTART"]
    end = event.get("DTEND")
    if not isinstance(start.dt, datetime):
        return said(start.dt.isoformat(), end.dt.isoformat() if end else "", event)
    return said(iso(utc(start, zones)), iso(utc(end, zones)) if end else "", event)


def said(start, end, event):
    return f"{start} {end} {event['STATUS']}"


def wall(date):
    return date.replace(tzinfo=None) if isinstance(date, datetime) else datetime(date.year, date.month, date.day)


def utc(value, zones):
    zone = zones.get(value.params.get("TZID"))
    return instant(wall(value.dt), zone, strict=False) if zone else wall(value.dt)


def instant(at, zone, strict):
    """The first instant (naive, in UTC) of a wall time; where there is none, that of the offset before the gap."""
    offsets = {info[0] for info in getattr(zone, "_transition_info", [])}
    fits = [at - each for each in offsets if zone.fromutc((at - each).replace(tzinfo=None)).replace(tzinfo=None) == at]
    if fits:
        return min(fits)
    if strict:
        return None
    before = zone.fromutc(at - max(offsets)).utcoffset()
    return at - before


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


for line in sys.stdin:
    asked = json.loads(line)
    since, till = (datetime.strptime(asked[name][:19], "%Y-%m-%dT%H:%M:%S") for name in ("since", "till"))
    print(json.dumps(read(asked["text"], since, till)), flush=True)
