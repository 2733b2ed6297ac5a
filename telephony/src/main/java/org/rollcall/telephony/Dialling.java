package org.rollcall.telephony;

import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** An outgoing INVITE until its outcome is known. */
final class Dialling {
    private static final Duration AFTER_CANCEL = Duration.ofSeconds(5);
    private static final int REQUEST_TIMEOUT = Response.REQUEST_TIMEOUT;
    private static final System.Logger LOG = System.getLogger(Dialling.class.getName());

    private final Optional<TrunkAuthentication> authentication;
    private final SipMessages messages;
    private final Session session;
    private final Function<Session, Call> answered;
    private final CompletableFuture<CallResult> outcome = new CompletableFuture<>();
    private volatile ClientTransaction transaction;
    private volatile boolean heardOf;
    private volatile boolean cancelled;
    private boolean established;
    private boolean lessOften;
    private int proofs;

    Dialling(
            ClientTransaction transaction,
            SipMessages messages,
            Session session,
            Optional<TrunkAuthentication> authentication,
            Function<Session, Call> answered) {
        this.transaction = transaction;
        this.authentication = authentication;
        this.messages = messages;
        this.session = session;
        this.answered = answered;
        transaction.setApplicationData(this);
    }

    /** Lets it ring and answers what became of it; a call not answered in time is cancelled. */
    CallResult place(Duration ringFor) throws InterruptedException {
        try {
            transaction.sendRequest();
            return outcome.get(ringFor.toMillis(), TimeUnit.MILLISECONDS);
        } catch (SipException e) {
            return new CallResult.Failed("The INVITE could not be sent: " + e.getMessage());
        } catch (ExecutionException e) {
            return new CallResult.Failed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return heardOf ? giveUp() : abandon();
        } catch (InterruptedException e) {
            outcome.complete(new CallResult.Failed("The call was interrupted."));
            cancel();
            throw e;
        }
    }

    /** What comes later finds nobody any more: ringing is cancelled, an answer is ended (RFC 3261, section 9.1). */
    private CallResult abandon() {
        CallResult none = new CallResult.Failed("The other side's network does not respond.");
        return outcome.complete(none) ? none : outcome.join();
    }

    private CallResult giveUp() throws InterruptedException {
        cancel();
        try {
            CallResult late = outcome.get(AFTER_CANCEL.toMillis(), TimeUnit.MILLISECONDS);
            if (late instanceof CallResult.Answered(Call call)) {
                call.hangUp();
                return new CallResult.NoAnswer();
            }
            return late;
        } catch (ExecutionException e) {
            return new CallResult.NoAnswer();
        } catch (TimeoutException e) {
            CallResult none = new CallResult.NoAnswer();
            if (!outcome.complete(none) && outcome.join() instanceof CallResult.Answered(Call call)) {
                call.hangUp();
            }
            return none;
        }
    }

    private void cancel() {
        cancelled = true;
        try {
            Request cancel = transaction.createCancel();
            messages.provider().getNewClientTransaction(cancel).sendRequest();
        } catch (SipException e) {
            LOG.log(System.Logger.Level.DEBUG, "a CANCEL could not be sent", e);
        }
    }

    /** A response to the INVITE. */
    void response(Response response, Dialog dialog) {
        int status = response.getStatusCode();
        heardOf = true;
        if (status < Response.OK) {
            if (outcome.isDone() && !cancelled) {
                cancel();
            }
            return;
        }
        if (status < Response.MULTIPLE_CHOICES) {
            accepted(response, dialog);
        } else if (TrunkAuthentication.asks(response)) {
            prove(response);
        } else if (status == SessionTimer.INTERVAL_TOO_SMALL && !lessOften) {
            refreshLessOften(SessionTimer.shortestTaken(response));
        } else {
            outcome.complete(refused(status, response.getReasonPhrase()));
        }
    }

    private void refreshLessOften(int seconds) {
        lessOften = true;
        try {
            again(messages.lessOften(transaction.getRequest(), Math.max(seconds, SessionTimer.WANTED)));
        } catch (SipException | InvalidArgumentException | ParseException e) {
            outcome.complete(new CallResult.Failed("The INVITE could not be repeated: " + e.getMessage()));
        }
    }

    private void again(Request invite) throws SipException {
        ClientTransaction again = messages.provider().getNewClientTransaction(invite);
        again.setApplicationData(this);
        transaction = again;
        again.sendRequest();
    }

    /** Sends the INVITE again with the answer to the trunk's challenge. A trunk that knows us not is our own failure. */
    private void prove(Response challenge) {
        try {
            Optional<Request> next = authentication.isPresent()
                    ? authentication.get().again(transaction.getRequest(), challenge, proofs++)
                    : Optional.empty();
            if (next.isEmpty()) {
                outcome.complete(new CallResult.Failed("The trunk did not accept this line's login ("
                        + challenge.getStatusCode() + "); check user and password."));
                return;
            }
            again(next.get());
        } catch (SipException | ParseException e) {
            outcome.complete(new CallResult.Failed("The trunk's challenge could not be answered: " + e.getMessage()));
        }
    }

    private static CallResult refused(int status, String reason) {
        return switch (status) {
            case Response.BUSY_HERE, Response.BUSY_EVERYWHERE -> new CallResult.Busy();
            case REQUEST_TIMEOUT, Response.TEMPORARILY_UNAVAILABLE, Response.REQUEST_TERMINATED ->
                new CallResult.NoAnswer();
            default ->
                status < 400 || (status >= 500 && status < 600)
                        ? new CallResult.Failed("The other side's network answered " + status + " " + reason + ".")
                        : new CallResult.Rejected(status, reason);
        };
    }

    private void accepted(Response response, Dialog dialog) {
        try {
            long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
            dialog.sendAck(dialog.createAck(sequence));
            if (established) {
                return;
            }
            if (outcome.isDone()) {
                messages.bye(dialog, authentication);
                return;
            }
            session.within(dialog);
            session.answered(response.getRawContent());
            session.timed(response);
            session.confirm();
            established = true;
            if (!outcome.complete(new CallResult.Answered(answered.apply(session)))) {
                session.end(true);
            }
        } catch (SipException | InvalidArgumentException | ParseException e) {
            outcome.complete(new CallResult.Failed("The answer could not be confirmed: " + e.getMessage()));
        } catch (NoCommonAudio e) {
            outcome.complete(new CallResult.Failed("The answer has no usable audio: " + e.getMessage()));
        }
    }

    /** Nothing came back, or it could not be sent. */
    void failed(String reason) {
        outcome.complete(new CallResult.Failed(reason));
    }
}
