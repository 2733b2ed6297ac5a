package org.rollcall.telephony;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.rollcall.telephony.rtp.MediaTerms;
import org.rollcall.telephony.rtp.RtpStream;
import org.rollcall.telephony.rtp.SrtpKeys;
import org.rollcall.telephony.sdp.AudioOffer;
import org.rollcall.telephony.sdp.Sdp;
import org.rollcall.telephony.sdp.SdpException;

/** One dialogue of signalling (RFC 3261, section 12) with the audio agreed on in it. */
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final SipMessages messages;
    private final LineSettings settings;
    private final RtpStream stream;
    private final Happenings happenings;
    private final InetAddress peer;
    private final Runnable whenOver;
    private final Optional<TrunkAuthentication> authentication;
    private final SessionTimer timer;
    private final long sdpSession = ThreadLocalRandom.current().nextLong(1L << 40);
    private final AtomicBoolean over = new AtomicBoolean();
    private long sdpVersion = sdpSession;
    private boolean answerDue;
    private Optional<SrtpKeys> ours = Optional.empty();
    private volatile @Nullable Dialog dialog;
    private volatile boolean confirmed;
    private int proofs;

    Session(
            SipMessages messages,
            LineSettings settings,
            RtpStream stream,
            Happenings happenings,
            InetAddress peer,
            ScheduledExecutorService timers,
            Optional<TrunkAuthentication> authentication,
            Runnable whenOver) {
        this.messages = messages;
        this.settings = settings;
        this.stream = stream;
        this.happenings = happenings;
        this.peer = peer;
        this.whenOver = whenOver;
        this.authentication = authentication;
        this.timer = new SessionTimer(
                timers, this::refresh, () -> happenings.end(() -> new LineDied(LineDied.Cause.NOT_REFRESHED)));
    }

    void within(Dialog dialog) {
        this.dialog = dialog;
        dialog.setApplicationData(this);
    }

    RtpStream stream() {
        return stream;
    }

    boolean confirmed() {
        return confirmed;
    }

    /** Both sides know that the call is up. */
    void confirm() {
        confirmed = true;
        happenings.changed();
    }

    /** What this side answers to a body: an answer to the offer in it, or an offer of its own when there is none. */
    synchronized byte[] describe(byte @Nullable [] body) throws NoCommonAudio {
        if (body == null || body.length == 0) {
            answerDue = true;
            return offer();
        }
        try {
            Sdp theirs = Sdp.read(body);
            AudioOffer audio = common(theirs);
            ours = audio.keys().map(keys -> answering(keys.tag(), keys.suite()));
            byte[] answer = theirs.answer(audio, settings.advertised(), stream.port(), sdpSession, sdpVersion++, ours);
            agree(audio);
            return answer;
        } catch (SdpException e) {
            throw new NoCommonAudio(e.getMessage() == null ? "unreadable" : e.getMessage());
        }
    }

    /** Keeps this side's key through re-INVITEs, or else both sides would have to change it at the same packet. */
    private SrtpKeys answering(int tag, String suite) {
        return ours.filter(k -> k.suite().equals(suite))
                .map(k -> new SrtpKeys(tag, suite, k.keyAndSalt()))
                .orElseGet(() -> SrtpKeys.fresh(tag, suite));
    }

    /** From now on media is offered encrypted only. */
    synchronized void encrypt() {
        ours = Optional.of(SrtpKeys.fresh(1, SrtpKeys.PREFERRED));
    }

    synchronized byte[] offer() {
        return Sdp.offer(settings.codecs(), settings.advertised(), stream.port(), sdpSession, sdpVersion++, ours);
    }

    /** Takes the other side's answer to this side's offer. */
    synchronized void answered(byte @Nullable [] body) throws NoCommonAudio {
        try {
            agree(common(Sdp.read(body == null ? new byte[0] : body)));
        } catch (SdpException e) {
            throw new NoCommonAudio(e.getMessage() == null ? "unreadable" : e.getMessage());
        }
    }

    private AudioOffer common(Sdp theirs) throws NoCommonAudio {
        return theirs.audio(settings.codecs(), settings.encryptedMediaOnly() || ours.isPresent())
                .orElseThrow(() -> new NoCommonAudio("There is no audio stream with PCMU or PCMA in it."));
    }

    private void agree(AudioOffer audio) {
        stream.agree(new MediaTerms(
                new InetSocketAddress(audio.address(), audio.port()),
                Set.copyOf(List.of(audio.address(), peer)),
                audio.codec(),
                audio.events(),
                audio.direction().receives(),
                audio.direction().sends(),
                audio.keys().isPresent() ? ours : Optional.empty(),
                audio.keys()));
    }

    /** The other side's ACK; carries its answer when the offer was ours. */
    void acknowledged(Request ack) {
        boolean due;
        synchronized (this) {
            due = answerDue;
            answerDue = false;
        }
        if (due) {
            try {
                answered(ack.getRawContent());
            } catch (NoCommonAudio e) {
                LOG.log(System.Logger.Level.DEBUG, "an ACK brought no usable answer", e);
                happenings.end(() -> new LineDied(LineDied.Cause.SIGNALLING));
            }
        }
        confirm();
    }

    /** A re-INVITE, or an UPDATE with or without a description. */
    void changed(Request request, ServerTransaction transaction)
            throws SipException, InvalidArgumentException, java.text.ParseException {
        byte[] body = request.getRawContent();
        boolean bare = body == null || body.length == 0;
        if (bare && request.getMethod().equals(Request.UPDATE)) {
            transaction.sendResponse(timed(request, messages.accepted(request)));
            return;
        }
        try {
            transaction.sendResponse(timed(request, messages.accepted(request, describe(body))));
        } catch (NoCommonAudio e) {
            transaction.sendResponse(messages.response(Response.NOT_ACCEPTABLE_HERE, request));
        }
    }

    /** Agrees to the refreshing a request asks for and says so in the response to it. */
    Response timed(Request request, Response accepted) throws java.text.ParseException {
        SessionTimer.Expiry asked = SessionTimer.Expiry.of(request).orElse(null);
        if (asked != null) {
            boolean theyRefresh = asked.byRequester().orElse(true);
            messages.expiring(accepted, asked.seconds(), theyRefresh);
            timer.agree(asked.seconds(), !theyRefresh);
        }
        return accepted;
    }

    /** Agrees to the refreshing a response to this side's request settles on. */
    void timed(Response response) {
        SessionTimer.Expiry.of(response)
                .ifPresent(e -> timer.agree(e.seconds(), e.byRequester().orElse(true)));
    }

    private void refresh() {
        Dialog now = dialog;
        if (now != null && !over.get()) {
            try {
                messages.refresh(now, offer(), this, authentication);
            } catch (SipException | java.text.ParseException e) {
                LOG.log(System.Logger.Level.DEBUG, "a session could not be refreshed", e);
                lost();
            }
        }
    }

    /** The trunk wants to know who asks for something within this call; answers once more, now with proof. */
    void challenged(Request request, Response challenge) throws SipException, java.text.ParseException {
        Dialog now = dialog;
        Optional<Request> next = authentication.isPresent()
                ? authentication.get().again(request, challenge, proofs++)
                : Optional.empty();
        if (next.isPresent() && now != null) {
            ClientTransaction transaction = messages.provider().getNewClientTransaction(next.get());
            transaction.setApplicationData(this);
            now.sendRequest(transaction);
        }
    }

    /** The other side's response to a refresh. */
    void refreshed(Response response, Dialog within) throws SipException, InvalidArgumentException {
        int status = response.getStatusCode();
        if (status >= 200 && status < 300) {
            long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
            within.sendAck(within.createAck(sequence));
            timed(response);
            proofs = 0;
        } else if (status == Response.REQUEST_TIMEOUT || status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
            lost();
        }
    }

    /** A key that came by signalling. */
    void key(char key) {
        char pressed = Character.toUpperCase(key);
        if (stream.signalled(pressed)) {
            happenings.key(pressed);
        }
    }

    /** Signalling lost the dialogue. */
    void lost() {
        happenings.end(() -> new LineDied(LineDied.Cause.SIGNALLING));
        end(false);
    }

    /** The other side said goodbye. */
    void theyHungUp() {
        happenings.end(() -> new HungUp(HungUp.By.THEM));
        end(false);
    }

    /** Frees what the call holds, once; says goodbye first when {@code sayBye} and the other side is still there. */
    void end(boolean sayBye) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        timer.stop();
        stream.close();
        Dialog now = dialog;
        if (sayBye && now != null) {
            try {
                messages.bye(now, authentication);
            } catch (SipException | java.text.ParseException e) {
                LOG.log(System.Logger.Level.DEBUG, "a BYE could not be sent", e);
            }
        }
        whenOver.run();
    }
}
