-- What began days ago and is still on: few dates are so long, and among all that began since they would be looked for in vain.
CREATE INDEX "Day_long_area_idx" ON "Day" ("area", "starts", "id")
  WHERE "kind" <> 'ANY' AND "ends" - "starts" > interval '25 hours';
CREATE INDEX "Day_long_wide_idx" ON "Day" ("wide", "starts", "id")
  WHERE "kind" <> 'ANY' AND "ends" - "starts" > interval '25 hours';
CREATE INDEX "Day_long_idx" ON "Day" ("starts", "id")
  WHERE "kind" <> 'ANY' AND "ends" - "starts" > interval '25 hours';
