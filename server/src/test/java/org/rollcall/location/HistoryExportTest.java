package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Movement histories leave as files that others can read, and the journal says so. */
@ServerTest
class HistoryExportTest {
    @Autowired
    TrackExports exports;

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    TrackerAddress address;

    @Autowired
    JournalReader journal;

    @Autowired
    CourtKey courtKey;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant from = now.minus(Duration.ofHours(3));
    private Wearer wearer;

    @BeforeEach
    void walked() throws IOException {
        wearer = new Wearer(participants, equipment, now.minus(Duration.ofHours(20)));
        Fix dark = Fix.at(from.plusSeconds(600), 0, 0)
                .valid(false)
                .state(TrackerState.CHARGING)
                .extra("io240", 1)
                .build();
        wearer.send(address.tcp().orElseThrow(), Wearer.atHome(from, 3), List.of(dark));
    }

    private byte[] export(TrackFormat format) throws IOException {
        var exported = exports.export(Wearer.OFFICER, Purpose.COURT_REPORT, wearer.participant, from, now, format);
        assertThat(exported.fileName()).endsWith("." + format.ending());
        var out = new ByteArrayOutputStream();
        exported.content().writeTo(out);
        return out.toByteArray();
    }

    @Test
    void jsonHasEveryFixWithEveryField() throws IOException {
        JsonNode root = JsonMapper.shared().readTree(export(TrackFormat.JSON));
        assertThat(root.get("fixes")).hasSize(4);
        JsonNode first = root.get("fixes").get(0);
        assertThat(first.get("time").asString()).isEqualTo(from.toString());
        assertThat(first.get("latitude").asDouble()).isEqualTo(29.76);
        assertThat(first.get("speed").asDouble()).isEqualTo(20);
        assertThat(root.get("fixes").get(3).get("valid").asBoolean()).isFalse();
        assertThat(root.get("doubtful")).isEmpty();
    }

    @Test
    void geoJsonHasNoPlaceForAFixWithoutAPosition() throws IOException {
        JsonNode features =
                JsonMapper.shared().readTree(export(TrackFormat.GEOJSON)).get("features");
        assertThat(features).hasSize(4);
        assertThat(features.get(0).get("geometry").get("coordinates").get(0).asDouble())
                .isEqualTo(-95.37);
        assertThat(features.get(3).get("geometry").isNull()).isTrue();
    }

    @Test
    void gpxAndKmlHoldTheTrackOfTheTracker() throws Exception {
        Document gpx = xml(export(TrackFormat.GPX));
        assertThat(gpx.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.topografix.com/GPX/1/1");
        assertThat(gpx.getElementsByTagName("trkpt").getLength()).isEqualTo(3);
        Element point = (Element) gpx.getElementsByTagName("trkpt").item(0);
        assertThat(point.getAttribute("lat")).isEqualTo("29.76");
        assertThat(point.getElementsByTagName("time").item(0).getTextContent()).isEqualTo(from.toString());
        Document kml = xml(export(TrackFormat.KML));
        assertThat(kml.getElementsByTagName("when").getLength()).isEqualTo(3);
        assertThat(kml.getElementsByTagName("gx:coord").item(0).getTextContent())
                .startsWith("-95.37 29.76 ");
    }

    private static Document xml(byte[] bytes) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void csvHasALineAFix() throws IOException {
        List<String> lines = new String(export(TrackFormat.CSV), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("tracker,time,received,clock,valid,latitude,longitude");
        assertThat(lines.get(1)).contains("," + from + ",", ",good,yes,29.76,-95.37,20,");
        assertThat(lines.getLast()).contains(",no,0,0,").contains("\"{\"\"");
    }

    @Test
    void aPaperForTheCourtSaysAllAndVerifiesOffline() throws IOException {
        byte[] paper = export(TrackFormat.PDF);
        VerifyingKey key = VerifyingKey.read(courtKey.publicKey());
        assertThat(CourtStatement.verify(paper, key))
                .isInstanceOfSatisfying(CourtStatement.Verdict.Valid.class, valid -> {
                    assertThat(valid.statement().fixes()).isEqualTo(4);
                    assertThat(valid.statement().from()).isEqualTo(from);
                });
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Movement history of one person", "COURT_REPORT", "29.7600000", "-95.3700000")
                    .contains("4 reports, 1 of them without a position", "charging", "Page 1 of 2");
        }
        byte[] changed = paper.clone();
        changed[paper.length / 2] ^= 1;
        assertThat(CourtStatement.verify(changed, key)).isInstanceOf(CourtStatement.Verdict.Changed.class);
        byte[] cut = Arrays.copyOf(paper, paper.length - 700);
        assertThat(CourtStatement.verify(cut, key)).isInstanceOf(CourtStatement.Verdict.Unsigned.class);
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 10))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.court_paper_written", "location.history_exported");
        // A second one is another paper of the same person.
        assertThat(CourtStatement.verify(export(TrackFormat.PDF), key))
                .isInstanceOf(CourtStatement.Verdict.Valid.class);
    }

    @Test
    void whatLeftIsInTheJournalWithItsPurpose() throws IOException {
        export(TrackFormat.GPX);
        var left = journal.about(Subject.participant(wearer.participant.value()), 2);
        assertThat(left).extracting(recorded -> recorded.entry().purpose()).containsOnly("COURT_REPORT");
        assertThat(left)
                .extracting(recorded -> recorded.entry().action().code())
                .containsExactly("location.history_left", "location.history_exported");
        assertThat(left.getFirst().entry().facts()).containsEntry("fixes", "4").containsEntry("whole", "true");
        assertThat(left.getLast().entry().facts()).containsEntry("format", "GPX");
    }

    @Test
    void howFarAnExportCameThatBrokeOffIsInTheJournal() {
        var exported =
                exports.export(Wearer.OFFICER, Purpose.COURT_REPORT, wearer.participant, from, now, TrackFormat.JSON);
        assertThatThrownBy(() -> exported.content().writeTo(new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("The reader is gone.");
                    }
                }))
                .isInstanceOf(IOException.class);
        assertThat(journal.about(Subject.participant(wearer.participant.value()), 1))
                .first()
                .satisfies(recorded -> assertThat(recorded.entry().facts()).containsEntry("whole", "false"));
    }

    @Test
    void whoIsProtectedIsNotExported() {
        var entered = new Participants.NewParticipant(
                "Ana",
                "Hidden " + UUID.randomUUID(),
                null,
                Language.SPANISH,
                ZoneId.of("America/Chicago"),
                null,
                true,
                true,
                "HOU",
                "es-1");
        ParticipantId hidden = participants.enrol(Wearer.OFFICER, entered).participant();
        assertThatThrownBy(
                        () -> exports.export(Wearer.OFFICER, Purpose.SUPERVISION, hidden, from, now, TrackFormat.CSV))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("protection flag");
    }

    @Test
    void aFormatThatIsNoneIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> TrackFormat.named("shp")).hasMessageContaining("json, geojson, gpx, kml, csv or pdf");
    }
}
