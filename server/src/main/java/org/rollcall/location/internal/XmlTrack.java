package org.rollcall.location.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.track.Fix;

/** A history as GPX 1.1 or KML 2.2, a track for each tracker. Both have room only for fixes that have a position. */
final class XmlTrack {
    private static final String GPX = "http://www.topografix.com/GPX/1/1";
    private static final String KML = "http://www.opengis.net/kml/2.2";
    private static final String KML_TRACKS = "http://www.google.com/kml/ext/2.2";

    private XmlTrack() {}

    /** Writes elements. */
    @FunctionalInterface
    private interface Document {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static void writeGpx(Movements.Passage passage, OutputStream out) throws IOException {
        document(out, xml -> {
            xml.writeStartElement("gpx");
            xml.writeDefaultNamespace(GPX);
            xml.writeAttribute("version", "1.1");
            xml.writeAttribute("creator", "Rollcall");
            for (Map.Entry<TrackerId, List<Placed>> track : tracks(passage).entrySet()) {
                xml.writeStartElement("trk");
                text(xml, "name", track.getKey().toString());
                xml.writeStartElement("trkseg");
                for (Placed placed : track.getValue()) {
                    gpxPoint(xml, placed.fix());
                }
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static void gpxPoint(XMLStreamWriter xml, Fix fix) throws XMLStreamException {
        xml.writeStartElement("trkpt");
        xml.writeAttribute("lat", plain(fix.latitude()));
        xml.writeAttribute("lon", plain(fix.longitude()));
        if (fix.altitude() != null) {
            text(xml, "ele", plain(fix.altitude()));
        }
        text(xml, "time", fix.time().toString());
        if (fix.satellites() != null) {
            text(xml, "sat", fix.satellites().toString());
        }
        if (fix.dop() != null) {
            text(xml, "hdop", plain(fix.dop()));
        }
        xml.writeEndElement();
    }

    static void writeKml(Movements.Passage passage, OutputStream out) throws IOException {
        document(out, xml -> {
            xml.writeStartElement("kml");
            xml.writeDefaultNamespace(KML);
            xml.writeNamespace("gx", KML_TRACKS);
            xml.writeStartElement("Document");
            for (Map.Entry<TrackerId, List<Placed>> track : tracks(passage).entrySet()) {
                xml.writeStartElement("Placemark");
                text(xml, "name", track.getKey().toString());
                kmlTrack(xml, track.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void kmlTrack(XMLStreamWriter xml, List<Placed> fixes) throws XMLStreamException {
        xml.writeStartElement("gx", "Track", KML_TRACKS);
        for (Placed placed : fixes) {
            text(xml, "when", placed.fix().time().toString());
        }
        for (Placed placed : fixes) {
            Fix fix = placed.fix();
            String altitude = fix.altitude() == null ? "0" : plain(fix.altitude());
            xml.writeStartElement("gx", "coord", KML_TRACKS);
            xml.writeCharacters(plain(fix.longitude()) + " " + plain(fix.latitude()) + " " + altitude);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static Map<TrackerId, List<Placed>> tracks(Movements.Passage passage) {
        Map<TrackerId, List<Placed>> tracks = new LinkedHashMap<>();
        passage.fixes()
                .forEachRemaining(piece -> piece.stream()
                        .filter(placed -> placed.fix().valid())
                        .forEach(placed -> tracks.computeIfAbsent(placed.tracker(), t -> new ArrayList<>())
                                .add(placed)));
        return tracks;
    }

    private static void document(OutputStream out, Document document) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            document.write(xml);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("The track could not be written.", e);
        }
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
