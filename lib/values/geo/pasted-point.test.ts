import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coordinatesIn } from '#lib/values/geo/coordinates';
import { pastedPoint, readPasted } from '#lib/values/geo/pasted-point';

const HERE = { lat: 52.5, lng: 13.4 };
const G = 'https://www.google.com/maps';

describe('a spot in numbers', () => {
  test.each([
    '52.5, 13.4',
    '52.5,13.4',
    '52.5 13.4',
    '52.5;13.4',
    '(52.5, 13.4)',
    '52.50000,13.40000',
    '+52.5, +13.4',
    '52,5 13,4',
    '52,5; 13,4',
    '52,5, 13,4',
    '52,5,13,4',
    '٥٢٫٥، ١٣٫٤',
    '५२.५, १३.४',
    '５２．５，１３．４',
    '\u200e52.5\u200e,\u00a0\u200e13.4',
    '52.5° 13.4°',
    '52,5° 13,4°',
    '52.5N 13.4E',
    'N 52.5, E 13.4',
    '13.4 E, 52.5 N',
    "52°30' 13°24'",
    "52°30'N 13°24'E",
    '52°30′00″N 13°24′00″E',
    '52° 30’ 0” N, 13° 24’ 0” E',
    "52º30''".replace("''", "' 13º24'"),
    '52 30 0 N 13 24 0 E',
    "N 52° 30.000' E 13° 24.000'",
    'n52 30 e13 24',
  ])('%s', (text) => expect(pastedPoint(text)).toEqual(HERE));

  test('of the south and the west', () => {
    for (const text of ['-33.5, -70.6', '−33,5 −70,6', '33.5 S 70.6 W', '33°30′S 70°36′W', "-33°30' -70°36'"])
      expect(pastedPoint(text)).toEqual({ lat: -33.5, lng: -70.6 });
  });

  test.each([
    ['one number, or two', '52,13'],
    ['cut here or there', '52,5,13'],
    ['no latitude', '113.4, 52.5'],
    ['west in French and Spanish, east in German', '52.5 N 13.4 O'],
    ['two latitudes', '52.5 N 13.4 N'],
    ['a sign beside its letter', '-52.5 N 13.4 E'],
    ['six numbers', '52 30 0 13 24 0'],
    ['sixty minutes', "52°60'N 13°24'E"],
    ['a fraction before its end', "52.5°30'N 13°24'E"],
    ['one letter of two', '52.5 N 13.4'],
    ['three numbers', '52.5, 13.4, 17'],
    ['a number', '52.5'],
    ['words', 'the blue door'],
    ['a street', 'Mühlenstraße 7, 10243'],
    ['nothing', ''],
  ])('not read: %s', (_, text) => expect(readPasted(text)).toEqual({ is: 'unreadable' }));

  test('every point on the earth, as each keyboard writes it, is itself', () => {
    const degrees = (most: number) =>
      fc.double({ min: -most, max: most, noNaN: true }).map((d) => d.toFixed(6));
    const digits = (zero: number) => (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    const WAYS: ((lat: string, lng: string) => string)[] = [
      (lat, lng) => `${lat}, ${lng}`,
      (lat, lng) => `${lat} ${lng}`.replaceAll('.', ','),
      (lat, lng) => `${lat}، ${lng}`.replaceAll('.', '٫'),
      (lat, lng) => digits(0x660)(`${lat} ${lng}`),
      (lat, lng) => digits(0x966)(`${lat};${lng}`),
      (lat, lng) => `geo:${lat},${lng}?z=17`,
      (lat, lng) => `geo:0,0?q=${lat},${lng}(The mill)`,
      (lat, lng) => `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=19/1.5/2.5`,
      (lat, lng) =>
        `${G}/place/The+Mill/@1.5,2.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x1!8m2!3d${lat}!4d${lng}!16s`,
      (lat, lng) => `https://maps.apple.com/?q=The+mill&ll=${lat},${lng}&sll=1.5,2.5`,
      (lat, lng) => `https://osmand.net/map/?pin=${lat},${lng}#15/1.5/2.5`,
    ];
    fc.assert(
      fc.property(degrees(90), degrees(180), fc.constantFrom(...WAYS), (lat, lng, way) => {
        expect(pastedPoint(way(lat, lng))).toEqual({ lat: Number(lat), lng: Number(lng) });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const point = coordinatesIn(text);
        return point === null || (Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180);
      }),
    );
  });
});

describe('a spot in a link', () => {
  test.each([
    'geo:52.5,13.4',
    'geo:52.5,13.4,34?z=17',
    'geo:52.5,13.4;crs=wgs84;u=10',
    'GEO:0,0?q=52.5,13.4',
    'geo:0,0?q=52.5%2C13.4%28The%20mill%29',
    'geo:1.5,2.5?z=17&q=52.5,13.4(The mill)',
    'https://www.openstreetmap.org/#map=17/52.5/13.4',
    'https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=19/52.9/13.9',
    'https://www.openstreetmap.org/?mlon=13.4&mlat=52.5',
    'https://www.openstreetmap.org/search?query=52.5%2C%2013.4#map=10/1.5/2.5',
    'openstreetmap.org/?mlat=52.5&mlon=13.4',
    `${G}/@52.5,13.4,15z`,
    `${G}?q=52.5,13.4&ll=1.5,2.5`,
    `${G}?q=loc:52.5,13.4`,
    `${G}/search/?api=1&query=52.5%2C13.4`,
    `${G}/search/52.5,+13.4?entry=tts`,
    `${G}/place/52%C2%B030'00.0%22N+13%C2%B024'00.0%22E/@1.5,2.5,17z`,
    `${G}/place/The+Mill/@52.9,13.9,17z/data=!3m1!4b1!4m6!8m2!3d52.5!4d13.4!16s%2Fg%2F1`,
    'https://maps.google.de/maps?q=52.5,13.4',
    'https://maps.apple.com/?ll=52.5,13.4&q=The%20mill',
    'https://maps.apple.com/?q=52.5,13.4&sll=1.5,2.5',
    'https://maps.apple.com/place?coordinate=52.5,13.4&name=Mill',
    'https://osmand.net/go?lat=52.5&lon=13.4&z=17',
    'https://osmand.net/map?pin=52.5,13.4#17/52.9/13.9',
    'https://osmand.net/map/#17/52.5/13.4',
    'https://share.here.com/l/52.5,13.4,The%20mill?z=17',
    'https://waze.com/ul?ll=52.5%2C13.4&navigate=yes',
    'https://www.bing.com/maps?cp=1.5~2.5&sp=point.52.5_13.4_Mill',
    'https://yandex.ru/maps/?pt=13.4,52.5&z=17&ll=2.5,1.5',
    'https://map.example.org/?lat=52.5&lng=13.4',
    `The mill\n${G}?q=52.5,13.4`,
    'Here it is: geo:0,0?q=52.5,13.4(The mill)',
  ])('%s', (text) => expect(pastedPoint(text)).toEqual(HERE));

  test.each([
    ['a place whose spot is not said', `${G}/place/The+Mill/@52.5,13.4,17z`],
    ['a search', `${G}/search/bakery/@52.5,13.4,15z`],
    ['a search in a view', 'https://maps.google.com/?q=bakery&ll=52.5,13.4'],
    ['a way', `${G}/dir/52.5,13.4/52.6,13.5/@52.5,13.4,15z`],
    ['a thing on the map', 'https://www.openstreetmap.org/node/1#map=17/52.5/13.4'],
    ['a search on the map', 'https://www.openstreetmap.org/search?query=bakery#map=17/52.5/13.4'],
    ['words', 'geo:52.5,13.4?q=The mill'],
    ['words nowhere', 'geo:0,0?q=The+mill'],
    ['another reference system', 'geo:52.5,13.4;crs=epsg32618'],
    ['beyond the pole', 'geo:95,13.4'],
    ['two links', `${G}?q=52.5,13.4 ${G}?q=52.6,13.5`],
    ['no map', 'https://example.org/52.5,13.4'],
    ['no address', 'https://[52.5,13.4'],
    ['an escape that is none', `${G}/place/%E0%A4%A/@52.5,13.4,17z`],
  ])('not read: %s', (_, text) => expect(readPasted(text)).toEqual({ is: 'unreadable' }));

  test.each([
    'https://maps.app.goo.gl/AbCdEf123',
    'https://goo.gl/maps/AbCdEf',
    'https://osm.org/go/0MZd~x4-?m=',
    'https://maps.apple/p/AbCd',
    'https://omaps.app/AbCdEf/Mill',
    'The mill https://maps.app.goo.gl/AbCdEf123',
  ])('only its maker can read %s', (text) => expect(readPasted(text)).toEqual({ is: 'shortLink' }));
});
