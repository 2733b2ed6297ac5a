package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.Hearings;
import org.rollcall.hearing.Notice;
import org.rollcall.journal.Actor;
import org.rollcall.location.Zones;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Recurrence;
import org.rollcall.participant.Technology;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.simulator.Enrolled;
import org.rollcall.simulator.SyntheticPerson;
import org.rollcall.staff.Role;
import org.rollcall.staff.Staff;
import org.rollcall.track.zone.Zone;
import org.springframework.context.ApplicationContext;

/** The demonstration programme's staff and people, made at its first start. All of them are synthetic and marked so. */
final class DemoSeed {
    static final int PEOPLE = 48;
    private static final int FIRST_CALLER = 8;
    private static final int FIRST_WEARER = 32;
    private static final List<String> PORTRAITS = List.of("A_SMILING", "B", "C", "D");
    private static final Actor BY = new Actor.Machine("demo");
    private static final Duration REVIEW = Duration.ofDays(60);
    private static final double ZONE_DEGREES = 0.0018;

    private final ApplicationContext context;
    private final Path var;
    private final Clock clock;

    DemoSeed(ApplicationContext context, Path var) {
        this.context = context;
        this.var = var;
        this.clock = context.getBean(Clock.class);
    }

    /** A sign-in to print. */
    record SignIn(String name, String password, String role) {}

    private Path peopleFile() {
        return var.resolve("people.csv");
    }

    private Path staffFile() {
        return var.resolve("staff.csv");
    }

    /** The staff's sign-ins, made if there are none yet. */
    List<SignIn> staff() throws IOException {
        if (!Files.exists(staffFile())) {
            var made = new ArrayList<SignIn>();
            made.add(appoint("officer", "Olive Demo", Role.OFFICER));
            made.add(appoint("supervisor", "Sam Demo", Role.SUPERVISOR));
            made.add(appoint("auditor", "Ada Demo", Role.AUDITOR));
            made.add(appoint("administrator", "Ari Demo", Role.ADMINISTRATOR));
            Files.write(
                    staffFile(),
                    made.stream()
                            .map(s -> s.name + "," + s.password + "," + s.role)
                            .toList());
        }
        return Files.readAllLines(staffFile()).stream()
                .map(line -> line.split(","))
                .map(parts -> new SignIn(parts[0], parts[1], parts[2]))
                .toList();
    }

    private SignIn appoint(String signIn, String name, Role role) {
        String password = "demo-" + Long.toString(new SecureRandom().nextLong() >>> 12, 36);
        context.getBean(Staff.class).appoint(BY, signIn, name, password, Set.of(role), null);
        return new SignIn(signIn, password, role.name());
    }

    /** The people, made if there are none yet. */
    List<Enrolled> people() throws IOException {
        if (!Files.exists(peopleFile())) {
            var made = new ArrayList<Enrolled>();
            for (int i = 0; i < PEOPLE; i++) {
                made.add(enrol(SyntheticPerson.of(i)));
            }
            Enrolled.write(peopleFile(), made);
        }
        return Enrolled.read(peopleFile());
    }

    private Enrolled enrol(SyntheticPerson person) {
        Participants participants = context.getBean(Participants.class);
        ZoneId zone = ZoneId.of(person.zone());
        Enrolment enrolment = participants.enrol(
                BY,
                new Participants.NewParticipant(
                        person.givenName(),
                        person.familyName(),
                        LocalDate.of(1970 + person.index() % 30, 1 + person.index() % 12, 1 + person.index() % 28),
                        Language.ofTag(person.language()),
                        zone,
                        new TelephoneNumber(person.telephone()),
                        false,
                        true,
                        person.zone().substring(person.zone().indexOf('/') + 1).replace('_', ' '),
                        "demo-1"));
        ParticipantId id = enrolment.participant();
        Participants.SignInGiven given = participants.giveSignIn(BY, id);
        Technology technology = technology(person.index());
        participants.setCondition(BY, enrolment.id(), condition(technology, zone));
        String imei = technology == Technology.GPS ? wear(person, id) : "";
        open(person, id, technology);
        notices(person, id, zone);
        String portrait = person.index() < PORTRAITS.size() ? PORTRAITS.get(person.index()) : "";
        boolean calls = imei.isEmpty() && portrait.isEmpty();
        return new Enrolled(person, id.toString(), given.enrolmentCode(), given.pin(), imei, portrait, calls);
    }

    private static Technology technology(int index) {
        return index < FIRST_CALLER ? Technology.APP : index < FIRST_WEARER ? Technology.VOICE : Technology.GPS;
    }

    private Participants.NewCondition condition(Technology technology, ZoneId zone) {
        Instant now = clock.instant();
        var recurrence = new Recurrence(
                technology == Technology.GPS ? "FREQ=DAILY" : "FREQ=WEEKLY",
                LocalDateTime.ofInstant(now, zone)
                        .plusDays(2)
                        .withHour(9)
                        .withMinute(0)
                        .withSecond(0)
                        .withNano(0));
        return new Participants.NewCondition(
                technology,
                "Demonstration order, section 1",
                "Least intrusive means under which the person is expected to appear",
                recurrence,
                Duration.ofHours(24),
                now,
                now.plus(REVIEW));
    }

    /** A check-in that is open now; for one person it closes within a minute and nobody calls: a missed check-in. */
    private void open(SyntheticPerson person, ParticipantId id, Technology technology) {
        Way way = switch (technology) {
            case APP -> Way.APP;
            case GPS -> Way.TRACKER;
            case VOICE, NONE -> Way.TELEPHONE;
        };
        Instant now = clock.instant();
        boolean missed = person.index() == FIRST_WEARER - 1;
        Window window = missed
                ? new Window(now.minus(Duration.ofHours(1)), now.plusSeconds(40))
                : new Window(now.minus(Duration.ofMinutes(1)), now.plus(Duration.ofHours(20)));
        context.getBean(Obligations.class).open(BY, id, Duty.CHECK_IN, way, window);
    }

    private String wear(SyntheticPerson person, ParticipantId id) {
        Equipment equipment = context.getBean(Equipment.class);
        String imei = "35000000%07d".formatted(person.index());
        Tracker tracker = equipment.addTracker(BY, imei, "Synthetic bracelet", true);
        equipment.assign(BY, tracker.id(), id, clock.instant().minus(Duration.ofHours(1)));
        context.getBean(Zones.class)
                .draw(
                        BY,
                        id,
                        new Zones.NewZone(
                                "Home and park", Zone.Kind.INCLUSION, square(person), "", ZoneId.of(person.zone())));
        return imei;
    }

    private static String square(SyntheticPerson person) {
        double south = person.latitude() - ZONE_DEGREES;
        double north = person.latitude() + ZONE_DEGREES;
        double west = person.longitude() - ZONE_DEGREES;
        double east = person.longitude() + ZONE_DEGREES;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%2$f,%1$f],[%4$f,%1$f],[%4$f,%3$f],[%2$f,%3$f],[%2$f,%1$f]]]}"
                .formatted(south, west, north, east);
    }

    /** Every fourth person came with a notice to report: some have, some are late, some have time left. */
    private void notices(SyntheticPerson person, ParticipantId id, ZoneId zone) {
        if (person.index() % 4 != 0) {
            return;
        }
        Hearings hearings = context.getBean(Hearings.class);
        Actor officer = officer();
        Instant now = clock.instant();
        int age = person.index() % 12 == 0 ? 75 : 20;
        Notice notice = hearings.giveNotice(
                officer,
                new Hearings.NewNotice(
                        id, "Demonstration office", Notice.Delivery.values()[0], now.minus(Duration.ofDays(age)), 60));
        if (person.index() % 8 == 0) {
            hearings.recordReport(officer, notice.id(), now.minus(Duration.ofDays(10)), false);
        }
        hearings.setHearing(
                officer,
                new Hearings.NewHearing(
                        id, "Demonstration court", Hearing.Kind.values()[0], now.plus(Duration.ofDays(9)), zone, true));
    }

    private Actor officer() {
        return context.getBean(Staff.class).inService().stream()
                .filter(o -> o.roles().contains(Role.OFFICER))
                .findFirst()
                .orElseThrow()
                .id()
                .actor();
    }
}
