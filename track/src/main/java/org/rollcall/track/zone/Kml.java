package org.rollcall.track.zone;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Areas out of KML 2.2 (OGC 07-147r2): polygons with holes, and points and lines, which become circles and corridors of a
 * measure that KML has no place for. Several are joined. Entities and what lies elsewhere are not fetched.
 */
public final class Kml {
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int MOST_PARTS = 200;

    private final @Nullable Double metres;
    private final List<Area> parts = new ArrayList<>();
    private final List<List<Position>> rings = new ArrayList<>();
    private boolean inPolygon;

    private Kml(@Nullable Double metres) {
        this.metres = metres;
    }

    /**
     * Reads an area.
     *
     * @param metres the radius around a point and the width of a line; null where the file has polygons alone
     * @throws IllegalArgumentException with a sentence that says what is wrong, for people
     */
    public static Area parse(String xml, @Nullable Double metres) {
        if (xml.length() > LONGEST) {
            throw new IllegalArgumentException("The KML is longer than 4 MB.");
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            return new Kml(metres).read(reader);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(
                    "This is no KML: line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ".");
        }
    }

    private Area read(XMLStreamReader reader) throws XMLStreamException {
        String around = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                switch (name) {
                    case "Polygon" -> inPolygon = true;
                    case "Point", "LineString" -> around = name;
                    case "coordinates" -> take(around, positions(reader.getElementText()));
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("Polygon")) {
                inPolygon = false;
                parts.add(Polygon.of(List.copyOf(rings)));
                rings.clear();
            }
            if (parts.size() > MOST_PARTS) {
                throw new IllegalArgumentException("An area has at most " + MOST_PARTS + " parts.");
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The KML has no polygon, line or point in it.");
        }
        return parts.size() == 1 ? parts.getFirst() : new Area.Union(parts);
    }

    private void take(String around, List<Position> positions) {
        if (inPolygon) {
            rings.add(positions);
        } else if (around.equals("Point") && positions.size() == 1) {
            parts.add(new Circle(positions.getFirst(), needed("a point becomes a circle: enter its radius")));
        } else if (around.equals("LineString")) {
            parts.add(new Corridor(positions, needed("a line becomes a corridor: enter its width")));
        }
    }

    private double needed(String why) {
        if (metres == null) {
            throw new IllegalArgumentException("In this KML " + why + " in metres.");
        }
        return metres;
    }

    /** Longitude, latitude and perhaps height, parted by commas; places are parted by blanks. */
    private static List<Position> positions(String text) {
        List<Position> positions = new ArrayList<>();
        for (String place : text.strip().split("\\s+", Polygon.MOST_POINTS + 2)) {
            String[] numbers = place.split(",", -1);
            try {
                positions.add(new Position(Double.parseDouble(numbers[1]), Double.parseDouble(numbers[0])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "“" + shortened(place) + "” is no place: KML has longitude,latitude there.", e);
            }
        }
        return positions;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
