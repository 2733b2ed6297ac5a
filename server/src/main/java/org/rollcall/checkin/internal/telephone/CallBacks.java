package org.rollcall.checkin.internal.telephone;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.ReminderCalls;
import org.rollcall.checkin.internal.telephone.CallBackOrders.End;
import org.rollcall.checkin.internal.telephone.CallBackOrders.Order;
import org.rollcall.checkin.internal.telephone.CallForYou.Answered;
import org.rollcall.line.OutgoingCalls;
import org.rollcall.line.OutgoingCalls.Placed;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Calls people, while their check-in is still due: those whose call broke off for a reason of ours (promise 3), those who
 * check in without a voice comparison, and those who are reminded. Nothing about the person is said before someone presses a key, so that no
 * machine that answers learns anything.
 */
@Component
class CallBacks implements ReminderCalls, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CallBacks.class);
    private static final int AT_ONCE = 20;

    private final CallBackOrders orders;
    private final OutgoingCalls line;
    private final TelephoneDialogue dialogue;
    private final DueByTelephone due;
    private final Participants participants;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    CallBacks(
            CallBackOrders orders,
            OutgoingCalls line,
            TelephoneDialogue dialogue,
            DueByTelephone due,
            Participants participants) {
        this.orders = orders;
        this.line = line;
        this.dialogue = dialogue;
        this.due = due;
        this.participants = participants;
    }

    /** Begins the calls that are due. Without a trunk orders wait until their check-in is over. */
    @Scheduled(fixedDelayString = "${rollcall.call-backs.look:10s}")
    void work() {
        boolean possible = line.problem().isEmpty();
        for (Order order : orders.due(AT_ONCE)) {
            if (!due.now(order.participant())) {
                orders.end(order, End.NOT_NEEDED, "no_check_in_is_due");
            } else if (possible && orders.begin(order)) {
                calls.execute(() -> attempt(order));
            }
        }
    }

    @Override
    public boolean order(ParticipantId participant, ObligationId checkIn) {
        return line.problem().isEmpty() && orders.remind(participant, checkIn);
    }

    private void attempt(Order order) {
        try {
            tell(order, call(order.participant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A call back failed; it is tried again or given to a person.", e);
            tell(order, Optional.of("failed"));
        }
    }

    private static Optional<String> called(Placed placed, @Nullable Answered by) {
        return switch (placed) {
            case Placed.Answered answered ->
                switch (by) {
                    case PERSON -> Optional.empty();
                    case MAILBOX -> Optional.of("voicemail");
                    // A machine of few words, or someone who did not press a key.
                    case null -> Optional.of("nobody_pressed_a_key");
                };
            case Placed.Busy busy -> Optional.of("busy");
            case Placed.NoAnswer none -> Optional.of("no_answer");
            case Placed.Rejected rejected -> Optional.of("rejected_" + rejected.status());
            case Placed.Failed failed -> Optional.of("failed");
            case Placed.NotAllowed not -> Optional.of("not_allowed");
        };
    }

    /** Empty where the person was reached, otherwise what it came to. */
    private Optional<String> call(ParticipantId participant) throws InterruptedException {
        Participant person = participants.find(participant).orElseThrow();
        var number = person.telephone();
        if (number == null) {
            return Optional.of("no_number");
        }
        var by = new AtomicReference<@Nullable Answered>();
        Placed placed = line.call(number, (id, call) -> dialogue.callBack(id, call, person, by::set));
        return called(placed, by.get());
    }

    private void tell(Order order, Optional<String> missed) {
        if (missed.isEmpty()) {
            orders.end(order, End.TALKED, "talked");
        } else if (order.isLastTry()) {
            orders.end(order, End.GAVE_UP, missed.get());
        }
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
