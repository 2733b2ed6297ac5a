package org.rollcall.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;
import org.rollcall.simulator.AgencyInterface.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enrols people who do not exist, marked so, as an officer's system does over the interface: particulars, the conditions
 * of all three technologies, photograph, code and PIN, tracker and zones; the voice enrolment is ordered and made by
 * their first call.
 */
public final class SyntheticEnrolment {
    private static final Duration REVIEW = Duration.ofDays(60);
    private static final Duration OPEN = Duration.ofHours(20);
    // A tracker sends what it stored before: it has to have been theirs by then.
    private static final Duration HANDED_BEFORE = Duration.ofMinutes(30);
    private static final double HOME_DEGREES = 0.0018;
    private static final double AWAY_DEGREES = 0.006;
    private static final int OTHER_AREAS = 70;
    private static final int INDEXES_AN_AREA = 1_000;

    private final AgencyInterface agency;
    private final Account account;
    private final boolean voices;
    private final Clock clock;

    /** @param voices whether voice enrolments are ordered; without one a call ends with a person who looks */
    public SyntheticEnrolment(AgencyInterface agency, Account account, boolean voices, Clock clock) {
        this.agency = agency;
        this.account = account;
        this.voices = voices;
        this.clock = clock;
    }

    /** Synthetic people whom this server does not have yet. */
    public List<SyntheticPerson> newcomers(int count) throws IOException, InterruptedException {
        String language = language()
                .orElseThrow(() -> new IOException("Callers are simulated in English and Spanish,"
                        + " and neither is open on this server: its texts wait for their review (docs/texts.md)."));
        Set<String> taken = new HashSet<>();
        agency.get("/api/participants?purpose=ENROLMENT")
                .forEach(person -> taken.add(person.path("telephone").asString("")));
        var found = new ArrayList<SyntheticPerson>();
        for (int index = firstIndex(); found.size() < count; index++) {
            SyntheticPerson person = SyntheticPerson.of(index);
            if (!taken.contains(person.telephone())) {
                found.add(open(person.language()) ? person : person.speaking(language));
            }
        }
        return found;
    }

    private Optional<String> language() {
        return List.of("en", "es").stream().filter(this::open).findFirst();
    }

    private boolean open(String language) {
        return LineVoice.speaks(language) && account.languages().contains(language);
    }

    /** An account of one area does not see who was enrolled elsewhere: each area has indexes of its own. */
    private int firstIndex() {
        String area = account.area();
        return area == null ? 0 : (1 + Math.floorMod(area.hashCode(), OTHER_AREAS)) * INDEXES_AN_AREA;
    }

    /** Enrols one. @throws AgencyInterface.Refused with the server's sentence if it does not take something */
    public Enrolled enrol(SyntheticPerson person) throws IOException, InterruptedException {
        String path = "/api/participants/"
                + agency.post("/api/participants", particulars(person))
                        .get("participant")
                        .asString();
        for (String technology : List.of("VOICE", "APP", "GPS")) {
            agency.post(path + "/conditions", condition(technology, ZoneId.of(person.zone())));
        }
        Portraits portraits = Portraits.of(person.index());
        agency.postPhotograph(path + "/photograph", SamplePhotographs.fetch().jpeg(portraits.enrolled));
        JsonNode given = agency.post(path + "/sign-in");
        if (voices) {
            agency.post(path + "/voice-enrolment");
        }
        String imei = "35000000%07d".formatted(person.index());
        agency.post(
                "/api/trackers",
                AgencyInterface.object()
                        .put("deviceNumber", imei)
                        .put("model", "Synthetic bracelet")
                        .put("synthetic", true));
        agency.post(
                path + "/trackers",
                AgencyInterface.object()
                        .put("deviceNumber", imei)
                        .put("from", clock.instant().minus(HANDED_BEFORE).toString()));
        agency.post(path + "/zones", square("Home and park", "INCLUSION", person, 0));
        agency.post(path + "/zones", square("The other park", "EXCLUSION", person, AWAY_DEGREES));
        return new Enrolled(
                person,
                path.substring(path.lastIndexOf('/') + 1),
                given.get("enrolmentCode").asString(),
                given.get("pin").asString(),
                imei,
                portraits.selfie.name(),
                true);
    }

    /** Takes the tracker back and closes the enrolment. */
    public void close(Enrolled one) throws IOException, InterruptedException {
        String path = "/api/participants/" + one.participant();
        for (JsonNode tracker : agency.get(path + "/trackers?purpose=EQUIPMENT_SERVICE")) {
            agency.post(path + "/trackers/" + tracker.get("tracker").asString() + "/return");
        }
        agency.post(path + "/close", AgencyInterface.object().put("reason", "The simulation ended."));
    }

    /** The photograph of the enrolment and that of the selfies; the first person's differ. */
    private record Portraits(Portrait enrolled, Portrait selfie) {
        private static final List<Portraits> ALL = List.of(
                new Portraits(Portrait.A_LAUGHING, Portrait.A_SMILING),
                new Portraits(Portrait.B, Portrait.B),
                new Portraits(Portrait.C, Portrait.C),
                new Portraits(Portrait.D, Portrait.D));

        static Portraits of(int index) {
            return ALL.get(index % ALL.size());
        }
    }

    private ObjectNode particulars(SyntheticPerson person) {
        @Nullable String area = account.area();
        return AgencyInterface.object()
                .put("givenName", person.givenName())
                .put("familyName", person.familyName())
                .put(
                        "born",
                        LocalDate.of(1970 + person.index() % 30, 1 + person.index() % 12, 1 + person.index() % 28)
                                .toString())
                .put("language", person.language())
                .put("zone", person.zone())
                .put("telephone", person.telephone())
                .put("synthetic", true)
                .put("area", area == null ? place(person) : area)
                .put("consentVersion", "synthetic-1");
    }

    private static String place(SyntheticPerson person) {
        return person.zone().substring(person.zone().indexOf('/') + 1).replace('_', ' ');
    }

    /** One whose first window is open now. */
    private ObjectNode condition(String technology, ZoneId zone) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
        ObjectNode condition = AgencyInterface.object()
                .put("technology", technology)
                .put("authority", "Simulated order, section 1")
                .put("reason", "Nobody is supervised by this: the person does not exist.")
                .put("windowMinutes", OPEN.toMinutes())
                .put("starts", clock.instant().minusSeconds(300).toString())
                .put("review", clock.instant().plus(REVIEW).toString());
        return technology.equals("GPS")
                ? condition
                : condition
                        .put("rule", "FREQ=DAILY")
                        .put("first", now.minusMinutes(1).toString());
    }

    private static ObjectNode square(String name, String kind, SyntheticPerson person, double eastward) {
        ObjectNode zone = AgencyInterface.object().put("name", name).put("kind", kind);
        ArrayNode ring = zone.putObject("area")
                .put("type", "Polygon")
                .putArray("coordinates")
                .addArray();
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
        for (double[] corner : corners) {
            ring.addArray()
                    .add(person.longitude() + eastward + corner[0] * HOME_DEGREES)
                    .add(person.latitude() + corner[1] * HOME_DEGREES);
        }
        return zone;
    }
}
