package org.rollcall.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.rollcall.Page;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.checkin.OfflineCheckIns;
import org.rollcall.checkin.OfflineCheckIns.End;
import org.rollcall.checkin.OfflineCheckIns.Pass;
import org.rollcall.face.LivenessAction;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The check-in without a network: passes are fetched by whoever is signed in; what was taken with one is sent under
 * {@code /check-in} with the pass's own secret, because a sign-in does not last until there is a network again.
 */
@Controller
class OfflinePages {
    private static final String SECRET = "Check-In-Secret";

    private final OfflineCheckIns checkIns;
    private final AppCheckIns asked;
    private final Participants participants;
    private final AppTexts appTexts;

    OfflinePages(OfflineCheckIns checkIns, AppCheckIns asked, Participants participants, AppTexts appTexts) {
        this.checkIns = checkIns;
        this.asked = asked;
        this.participants = participants;
        this.appTexts = appTexts;
    }

    /** What the telephone keeps and shows where a page of the app cannot be reached. It says nothing of the person. */
    @GetMapping("/app/offline")
    Page offline(@AuthenticationPrincipal ParticipantPrincipal me) {
        return Page.of("portal/offline")
                .with(
                        "texts",
                        appTexts.in(participants.find(me.id()).orElseThrow().language()))
                .with("questions", asked.questions());
    }

    /** What the telephone says of itself when it asks. */
    record Asking(Instant clock) {}

    /** A pass as the script reads it. */
    record Given(UUID challenge, String secret, List<LivenessAction> actions, Instant opens, Instant closes) {
        static Given of(Pass pass) {
            return new Given(pass.id().value(), pass.secret(), pass.actions(), pass.opens(), pass.closes());
        }
    }

    @PostMapping("/app/check-in/passes")
    ResponseEntity<List<Given>> passes(@AuthenticationPrincipal ParticipantPrincipal me, @RequestBody Asking asking) {
        return fresh(
                checkIns.passes(me.id(), asking.clock()).stream().map(Given::of).toList());
    }

    /** How many bytes have arrived. */
    record Arrived(long arrived) {}

    @GetMapping("/check-in/{challenge}")
    ResponseEntity<Arrived> arrived(@PathVariable UUID challenge, @RequestHeader(SECRET) String secret) {
        return fresh(new Arrived(checkIns.arrived(new ChallengeId(challenge), secret)));
    }

    @PutMapping("/check-in/{challenge}")
    ResponseEntity<Arrived> part(
            @PathVariable UUID challenge,
            @RequestHeader(SECRET) String secret,
            @RequestParam long begins,
            HttpServletRequest request)
            throws IOException {
        // Read no further than an answer can be long: whoever sends may know no secret at all.
        byte[] sealed = request.getInputStream().readNBytes(OfflineCheckIns.MOST_BYTES + 1);
        return fresh(new Arrived(checkIns.take(new ChallengeId(challenge), secret, begins, sealed)));
    }

    /** @param key AES-256 in base64 */
    record Ending(String key, Instant clock) {}

    /** What was told, as the script reads it: Done, TryAgain, APersonLooks or OurFault. */
    record Answer(String outcome, String receipt) {}

    @PostMapping("/check-in/{challenge}")
    ResponseEntity<Answer> end(
            @PathVariable UUID challenge, @RequestHeader(SECRET) String secret, @RequestBody Ending ending) {
        Told told = checkIns.end(
                new ChallengeId(challenge), secret, new End(Base64.getDecoder().decode(ending.key()), ending.clock()));
        return fresh(new Answer(told.getClass().getSimpleName(), told.attempt().receipt()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
