package org.rollcall.simulator;

import java.util.List;

/**
 * Somebody who does not exist. Names are made of invented parts, numbers lie in the range reserved for fiction
 * (555-01xx), places are parks.
 *
 * @param index from 0; everything else follows from it
 * @param language BCP 47 tag
 * @param zone IANA time zone
 */
public record SyntheticPerson(
        int index,
        String givenName,
        String familyName,
        String language,
        String zone,
        String telephone,
        double latitude,
        double longitude) {
    private static final List<String> GIVEN = List.of(
            "Amaru", "Brisa", "Cielo", "Dario", "Elin", "Farid", "Gala", "Hadi", "Iria", "Jano", "Kesi", "Lumi", "Maro",
            "Nela", "Oriel", "Pilar", "Quimey", "Rado", "Sanaa", "Tadeo", "Uma", "Vesna", "Wari", "Ximena", "Yaro",
            "Zola");
    private static final List<String> FAMILY = List.of(
            "Simulada",
            "Fictive",
            "Ejemplo",
            "Sampleson",
            "Exempio",
            "Invent",
            "Muestra",
            "Modelo",
            "Prueba",
            "Nobody");
    private static final List<String> LANGUAGES = List.of("es", "en", "es", "en", "ht", "es", "pt", "en", "fr", "es");

    private record Place(String zone, double latitude, double longitude) {}

    private static final List<Place> PLACES = List.of(
            new Place("America/New_York", 40.7851, -73.9683),
            new Place("America/Chicago", 41.8826, -87.6226),
            new Place("America/Denver", 39.7475, -104.9498),
            new Place("America/Los_Angeles", 34.1341, -118.2944),
            new Place("America/Chicago", 29.7167, -95.3909));

    /** The same person, speaking another language. */
    public SyntheticPerson speaking(String spoken) {
        return new SyntheticPerson(index, givenName, familyName, spoken, zone, telephone, latitude, longitude);
    }

    /** The person of this index, always the same. */
    public static SyntheticPerson of(int index) {
        Place place = PLACES.get(index % PLACES.size());
        int ring = index / PLACES.size();
        return new SyntheticPerson(
                index,
                GIVEN.get(index % GIVEN.size()),
                FAMILY.get((index / GIVEN.size() + index) % FAMILY.size()),
                LANGUAGES.get(index % LANGUAGES.size()),
                place.zone(),
                // 555-0100 to 555-0199 in one area code after another.
                "+1%03d5550%03d".formatted(201 + index / 100, 100 + index % 100),
                place.latitude() + (ring % 10) * 0.004,
                place.longitude() + (ring / 10) * 0.004);
    }
}
