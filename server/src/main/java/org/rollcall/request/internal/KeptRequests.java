package org.rollcall.request.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.request.About;
import org.rollcall.request.Request;
import org.rollcall.request.RequestAnswered;
import org.rollcall.request.RequestId;
import org.rollcall.request.RequestKind;
import org.rollcall.request.RequestMade;
import org.rollcall.request.RequestRefused;
import org.rollcall.request.RequestRefused.Reason;
import org.rollcall.request.Requests;
import org.rollcall.staff.OfficerId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door on PostgreSQL. */
@Component
@EnableConfigurationProperties(RequestSettings.class)
class KeptRequests implements Requests {
    private static final int MOST_OPEN = 20;
    private static final int LONGEST = 2000;

    private final RequestTable table;
    private final Excuses excuses;
    private final Changes changes;
    private final RequestSettings settings;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeptRequests(
            RequestTable table,
            Excuses excuses,
            Changes changes,
            RequestSettings settings,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.excuses = excuses;
        this.changes = changes;
        this.settings = settings;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Request make(Actor by, ParticipantId participant, Asked asked) {
        String said = asked.words().strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new RequestRefused(Reason.WORDS);
        }
        table.lock(participant);
        List<Request> open = table.open(participant);
        Optional<Request> same = open.stream()
                .filter(r -> r.kind() == asked.kind()
                        && Objects.equals(r.about(), asked.about())
                        && Objects.equals(r.document(), asked.document())
                        && r.words().equals(said))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (open.size() >= MOST_OPEN) {
            throw new RequestRefused(Reason.MANY);
        }
        check(participant, asked, said);
        Instant now = now();
        var request = new Request(
                new RequestId(UUID.randomUUID()),
                participant,
                asked.kind(),
                asked.about(),
                said,
                asked.document(),
                now,
                now.plus(settings.within(asked.kind())),
                null);
        table.insert(request);
        record(by, Actions.MADE, request, "words_hash", journal.keyedHash(said));
        events.publishEvent(new RequestMade(request));
        return request;
    }

    @Override
    @Transactional
    public Request make(Actor by, ParticipantId participant, RequestKind kind, @Nullable About about, String words) {
        return make(by, participant, new Asked(kind, about, words, null));
    }

    private void check(ParticipantId participant, Asked asked, String said) {
        if (asked.kind() == RequestKind.EXCUSE) {
            excuses.check(participant, asked.about());
        }
        changes.check(participant, asked, said);
    }

    @Override
    @Transactional
    public Request answer(Actor by, RequestId id, Request.Result result, String words) {
        if (!(by instanceof Actor.Officer(UUID officer))) {
            throw new IllegalArgumentException("Only a member of staff can answer a request.");
        }
        Request request = find(id).orElseThrow(() -> new NoSuchElementException("There is no such request."));
        var answer = new Request.Answer(new OfficerId(officer), now(), result, words(words));
        if (!table.answer(id, answer)) {
            throw new IllegalStateException(
                    "Another officer has answered this request while you had it open. Reload the page to see how.");
        }
        About about = request.about();
        if (request.kind() == RequestKind.EXCUSE && about != null && result == Request.Result.GRANTED) {
            excuses.grant(by, about, answer.words());
        }
        if (result == Request.Result.GRANTED) {
            changes.grant(by, request);
        }
        var answered = new Request(
                id,
                request.participant(),
                request.kind(),
                about,
                request.words(),
                request.document(),
                request.made(),
                request.answerBy(),
                answer);
        record(by, Actions.ANSWERED, answered, "result", result);
        events.publishEvent(new RequestAnswered(answered));
        return answered;
    }

    private static String words(String given) {
        String words = given.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new IllegalArgumentException("Write 1 to " + LONGEST + " characters.");
        }
        return words;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Actor by, Action action, Request request, String fact, Object value) {
        journal.record(JournalEntry.of(by, action)
                .about(Subject.participant(request.participant().value()))
                .about(new Subject(Subject.Kind.REQUEST, request.id().value()))
                .with("kind", request.kind())
                .with(fact, value));
    }

    @Override
    public Optional<Request> find(RequestId request) {
        return table.find(request);
    }

    @Override
    public List<Request> of(ParticipantId participant, int most) {
        return table.of(participant, most);
    }

    @Override
    public int unseen(ParticipantId participant) {
        return table.unseen(participant).size();
    }

    @Override
    @Transactional
    public void seen(ParticipantId participant) {
        List<RequestId> fresh = table.unseen(participant);
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach(request -> table.seen(request, now()));
        journal.record(JournalEntry.of(new Actor.Participant(participant.value()), Actions.ANSWER_SEEN)
                .about(Subject.participant(participant.value()))
                .about(fresh.stream()
                        .map(request -> new Subject(Subject.Kind.REQUEST, request.value()))
                        .toList()));
    }

    @Override
    @Transactional
    public List<Request> open(Actor by, String purpose, @Nullable String area, int most) {
        List<Request> open = table.open(area, most);
        journal.record(JournalEntry.of(by, Actions.LIST_READ)
                .about(open.stream()
                        .map(r -> r.participant().value())
                        .distinct()
                        .map(Subject::participant)
                        .toList())
                .because(purpose)
                .with("count", open.size()));
        return open;
    }
}
