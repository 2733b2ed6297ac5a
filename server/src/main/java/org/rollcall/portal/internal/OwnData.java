package org.rollcall.portal.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.Documents;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.Leaving;
import org.rollcall.evidence.Retention;
import org.rollcall.evidence.StillNeeded;
import org.rollcall.hearing.Hearings;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.OwnZone;
import org.rollcall.location.Permission;
import org.rollcall.location.Permissions;
import org.rollcall.location.Placed;
import org.rollcall.location.Silence;
import org.rollcall.location.Silences;
import org.rollcall.location.TrackerCommands;
import org.rollcall.location.Zones;
import org.rollcall.message.Letters;
import org.rollcall.message.Messages;
import org.rollcall.message.Reminders;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Enrolment;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.request.Requests;
import org.rollcall.staff.Purpose;
import org.rollcall.track.FixJson;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything kept about one person as one ZIP file: {@code data.json}, {@code journal.json} (who did or looked at what),
 * {@code positions.jsonl} (a fix a line) and the pictures, recordings and documents as they were kept. Each piece is read
 * and written before the next; a file that breaks off has no directory and does not open.
 */
@Component
class OwnData {
    private static final Action DOWNLOADED = new Action("portal.own_data_downloaded");
    private static final int ALL = 1_000_000;
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private final Participants participants;
    private final Addresses addresses;
    private final Documents documents;
    private final Obligations obligations;
    private final Hearings hearings;
    private final Messages messages;
    private final Reminders reminders;
    private final Letters letters;
    private final Requests requests;
    private final Movements movements;
    private final TrackerCommands commands;
    private final Zones zones;
    private final Silences silences;
    private final Permissions permissions;
    private final Evidence evidence;
    private final Retention retention;
    private final JournalReader journal;
    private final Journal written;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnData(
            Participants participants,
            Addresses addresses,
            Documents documents,
            Obligations obligations,
            Hearings hearings,
            Messages messages,
            Reminders reminders,
            Letters letters,
            Requests requests,
            Movements movements,
            TrackerCommands commands,
            Zones zones,
            Silences silences,
            Permissions permissions,
            Evidence evidence,
            Retention retention,
            JournalReader journal,
            Journal written,
            TransactionTemplate transaction,
            Clock clock) {
        this.participants = participants;
        this.addresses = addresses;
        this.documents = documents;
        this.obligations = obligations;
        this.hearings = hearings;
        this.messages = messages;
        this.reminders = reminders;
        this.letters = letters;
        this.requests = requests;
        this.movements = movements;
        this.commands = commands;
        this.zones = zones;
        this.silences = silences;
        this.permissions = permissions;
        this.evidence = evidence;
        this.retention = retention;
        this.journal = journal;
        this.written = written;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the file and leaves {@code out} open. */
    void write(ParticipantId me, OutputStream out) throws IOException {
        Participant person = participants.find(me).orElseThrow();
        var actor = new Actor.Participant(me.value());
        transaction.executeWithoutResult(status -> written.record(JournalEntry.of(actor, DOWNLOADED)
                .about(Subject.participant(me.value()))
                .because(Purpose.PARTICIPANT_REQUEST.name())));
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "data.json", JSON.writeValueAsBytes(records(person)));
        entry(
                zip,
                "journal.json",
                JSON.writeValueAsBytes(journal.about(Subject.participant(me.value()), ALL).stream()
                        .map(OwnData::looked)
                        .toList()));
        positions(zip, actor, person);
        for (Evidence.Label label : evidence.of(me.value())) {
            entry(
                    zip,
                    "evidence/" + fileName(label),
                    evidence.read(actor, Purpose.PARTICIPANT_REQUEST.name(), label.id()));
        }
        zip.finish();
    }

    private Map<String, @Nullable Object> records(Participant person) {
        ParticipantId me = person.id();
        var records = new LinkedHashMap<String, @Nullable Object>();
        records.put("written", clock.instant());
        records.put("person", person);
        records.put("addresses", addresses.all(me));
        records.put("documents", documents.of(me));
        records.put(
                "deletion",
                retention.of(me.value()).entrySet().stream()
                        .map(OwnData::deletion)
                        .toList());
        records.put("enrolment", participants.openEnrolment(me).orElse(null));
        records.put(
                "conditions",
                participants.conditions(me).stream().map(OwnData::condition).toList());
        records.put("obligations", obligations.history(me, ALL));
        records.put(
                "attempts",
                obligations.attempts(me, ALL).stream().map(OwnData::attempt).toList());
        records.put("hearings", hearings.hearings(me, ALL));
        records.put("notices", hearings.notices(me, ALL));
        records.put("reminders", reminders.wishes(me));
        records.put("browsersThatAreReminded", reminders.browsers(me));
        records.put("messages", messages.of(me, ALL));
        records.put("letters", letters.of(me, ALL));
        records.put("requests", requests.of(me, ALL));
        List<OwnZone> own = zones.own(me);
        records.put("zones", own.stream().map(OwnData::zone).toList());
        records.put("crossings", crossings(me));
        records.put(
                "trackerSilences",
                silences.of(new Actor.Participant(me.value()), Purpose.PARTICIPANT_REQUEST, me, ALL).stream()
                        .map(OwnData::silence)
                        .toList());
        records.put(
                "permissions",
                permissions.of(new Actor.Participant(me.value()), Purpose.PARTICIPANT_REQUEST, me).stream()
                        .map(OwnData::permission)
                        .toList());
        records.put(
                "trackerCommands",
                commands.of(new Actor.Participant(me.value()), Purpose.PARTICIPANT_REQUEST, me, ALL).stream()
                        .map(OwnData::told)
                        .toList());
        return records;
    }

    /** Of one piece, whose file has the identifier in its name: when it is deleted as things stand. */
    private static Map<String, @Nullable Object> deletion(Map.Entry<EvidenceId, Leaving> piece) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("piece", piece.getKey().toString());
        switch (piece.getValue()) {
            case Leaving.At(Instant time) -> line.put("at", time);
            case Leaving.Held(Instant soonest) -> {
                line.put("notBefore", soonest);
                line.put("keptWhile", "LEGAL_HOLD");
            }
            case Leaving.Needed(Instant soonest, StillNeeded.Reason by) -> {
                line.put("notBefore", soonest);
                line.put("keptWhile", by);
            }
            case Leaving.NotSet() -> line.put("keptWhile", "NO_TIME_IS_SET");
        }
        return line;
    }

    private static Map<String, @Nullable Object> condition(Condition condition) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("technology", condition.technology());
        line.put("authority", condition.authority());
        line.put("reason", condition.reason());
        line.put(
                "rule",
                condition.recurrence() == null ? null : condition.recurrence().rule());
        line.put("starts", condition.starts());
        line.put("review", condition.review());
        line.put("ends", condition.ends());
        return line;
    }

    private static Map<String, @Nullable Object> zone(OwnZone zone) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("zone", zone.id().toString());
        line.put("version", zone.version());
        line.put("name", zone.name());
        line.put("kind", zone.kind());
        line.put("schedule", zone.schedule());
        line.put("timeZone", zone.timeZone().getId());
        line.put("bufferMetres", zone.grace().buffer());
        line.put("dwellSeconds", zone.grace().dwell().toSeconds());
        line.put("from", zone.from());
        line.put("until", zone.until());
        line.put("address", zone.address());
        String geoJson = zone.geoJson();
        line.put("area", geoJson == null ? "NOT_SHOWN" : JsonMapper.shared().readTree(geoJson));
        return line;
    }

    private List<Map<String, @Nullable Object>> crossings(ParticipantId me) {
        return zones.crossings(new Actor.Participant(me.value()), Purpose.PARTICIPANT_REQUEST, me, ALL).stream()
                .map(OwnData::crossing)
                .toList();
    }

    private static Map<String, @Nullable Object> crossing(Zones.Crossed crossed) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("what", crossed.kind());
        line.put("zone", crossed.zone().toString());
        line.put("name", crossed.zoneName());
        line.put("removedSince", crossed.removedSince());
        line.put("happened", crossed.happened());
        line.put("found", crossed.found());
        line.put("evidence", JsonMapper.shared().readTree(crossed.evidence()));
        return line;
    }

    private static Map<String, @Nullable Object> permission(Permission given) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("reason", given.reason());
        line.put("zone", given.zone() == null ? null : String.valueOf(given.zone()));
        line.put("from", given.from());
        line.put("until", given.until());
        line.put("given", given.given());
        line.put("ended", given.ended());
        return line;
    }

    private static Map<String, @Nullable Object> silence(Silence silence) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("since", silence.since());
        line.put("found", silence.found());
        line.put("staffTold", silence.told());
        line.put("ended", silence.ended());
        return line;
    }

    private static Map<String, @Nullable Object> told(TrackerCommands.Told told) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("asked", told.asked());
        line.put("purpose", told.purpose());
        line.put("command", told.command().toString());
        line.put("delivery", told.delivery().toString());
        return line;
    }

    private static Map<String, @Nullable Object> attempt(Attempt attempt) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("receipt", attempt.receipt());
        line.put("at", attempt.at());
        line.put("way", attempt.way());
        line.put("finding", attempt.finding().toString());
        line.put("evidence", attempt.evidence());
        return line;
    }

    /** Officers are staff here and not names, as on the page. */
    private static Map<String, @Nullable Object> looked(JournalReader.Recorded recorded) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("number", recorded.number());
        line.put("at", recorded.at());
        line.put("who", recorded.entry().actor().code().replaceFirst(":.*", ""));
        line.put("what", recorded.entry().action().code());
        line.put("purpose", recorded.entry().purpose());
        line.put("facts", recorded.entry().facts());
        return line;
    }

    private void positions(ZipOutputStream zip, Actor actor, Participant person) throws IOException {
        zip.putNextEntry(new ZipEntry("positions.jsonl"));
        Instant now = clock.instant();
        Instant from =
                participants.openEnrolment(person.id()).map(Enrolment::opened).orElse(now);
        while (from.isBefore(now)) {
            Instant until = from.plus(Movements.LONGEST);
            Movements.Passage part = movements.pass(actor, Purpose.PARTICIPANT_REQUEST, person.id(), from, until);
            while (part.fixes().hasNext()) {
                lines(zip, part.fixes().next());
            }
            lines(zip, part.doubtful());
            from = until;
        }
        zip.closeEntry();
    }

    private static void lines(ZipOutputStream zip, List<Placed> fixes) throws IOException {
        for (Placed placed : fixes) {
            zip.write((FixJson.write("", placed.fix()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** The kind, the day and the identifier, with the ending of its type. */
    static String fileName(Evidence.Label label) {
        String ending = switch (label.mediaType()) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/webp" -> ".webp";
            case "application/pdf" -> ".pdf";
            case "application/zip" -> ".zip";
            case "audio/wav" -> ".wav";
            case "audio/flac" -> ".flac";
            case "application/json" -> ".json";
            default -> "";
        };
        return label.kind().name().toLowerCase(Locale.ROOT) + "-"
                + label.kept().toString().substring(0, 10) + "-" + label.id() + ending;
    }
}
