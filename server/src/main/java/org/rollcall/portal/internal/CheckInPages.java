package org.rollcall.portal.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Page;
import org.rollcall.checkin.Added;
import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.AppCheckIns.Challenge;
import org.rollcall.checkin.AppCheckIns.Question;
import org.rollcall.checkin.AppCheckIns.Sent;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.face.LivenessAction;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The camera's page and what it sends. */
@Controller
class CheckInPages {
    private static final long LARGEST_FRAME = 60_000;

    private final Participants participants;
    private final AppTexts appTexts;
    private final AppCheckIns checkIns;

    CheckInPages(Participants participants, AppTexts appTexts, AppCheckIns checkIns) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.checkIns = checkIns;
    }

    @GetMapping("/app/check-in")
    Page camera(@AuthenticationPrincipal ParticipantPrincipal me) {
        return Page.of("portal/check-in").with("texts", texts(me)).with("questions", checkIns.questions());
    }

    /** What to do before the camera, for one attempt; the script asks for it when the camera is on. */
    @PostMapping("/app/check-in/challenge")
    ResponseEntity<Asked> challenge(@AuthenticationPrincipal ParticipantPrincipal me) {
        Challenge challenge = checkIns.challenge(me.id());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Asked(challenge.id().value(), challenge.actions()));
    }

    /** A challenge as the script reads it. */
    record Asked(UUID challenge, List<LivenessAction> actions) {}

    /** What would help, in the person's language; empty where nothing would. */
    record Hint(String sentence) {}

    /** Looks at a small frame while the person gets ready. Nothing is kept of it. */
    @PostMapping("/app/check-in/hint")
    ResponseEntity<Hint> hint(@AuthenticationPrincipal ParticipantPrincipal me, @RequestParam MultipartFile frame)
            throws IOException {
        Texts texts = texts(me);
        String sentence = frame.getSize() > LARGEST_FRAME
                ? ""
                : checkIns.hints(frame.getBytes()).stream()
                        .findFirst()
                        .map(word -> texts.sayOr("reason." + word, "reason.unreadable"))
                        .orElse("");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Hint(sentence));
    }

    @PostMapping("/app/check-in")
    Page checkIn(
            @AuthenticationPrincipal ParticipantPrincipal me,
            @RequestParam MultipartFile photograph,
            @RequestParam @Nullable UUID challenge,
            @RequestParam(required = false) @Nullable List<MultipartFile> frames,
            @RequestParam(defaultValue = "false") boolean cannot,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam Map<String, String> fields)
            throws IOException {
        var shown = new ArrayList<byte[]>();
        for (MultipartFile frame : frames == null ? List.<MultipartFile>of() : frames) {
            shown.add(frame.getBytes());
        }
        var sent = new Sent(
                photograph.getBytes(),
                challenge == null ? null : new ChallengeId(challenge),
                shown,
                cannot,
                new Added(place(fields), answers(fields)));
        Told told = checkIns.checkIn(me.id(), sent);
        Texts texts = texts(me);
        return Page.of(whole ? "portal/told-whole" : "portal/told")
                .with("texts", texts)
                .with("outcome", told.getClass().getSimpleName())
                .with("sentence", sentence(told, texts))
                .with("reasons", reasons(told, texts))
                .with("receipt", told.attempt().receipt())
                .with("again", told instanceof Told.TryAgain || told instanceof Told.OurFault);
    }

    private static Added.@Nullable Place place(Map<String, String> fields) {
        String latitude = fields.get("latitude");
        String longitude = fields.get("longitude");
        String accuracy = fields.get("accuracy");
        return latitude == null || longitude == null || accuracy == null
                ? null
                : new Added.Place(
                        Double.parseDouble(latitude), Double.parseDouble(longitude), Double.parseDouble(accuracy));
    }

    private Map<String, String> answers(Map<String, String> fields) {
        var answers = new HashMap<String, String>();
        for (Question question : checkIns.questions()) {
            answers.put(question.name(), fields.getOrDefault("question-" + question.name(), ""));
        }
        return answers;
    }

    private static String sentence(Told told, Texts texts) {
        return texts.say(
                switch (told) {
                    case Told.Done done -> "check_in.done";
                    case Told.TryAgain again -> "check_in.try_again";
                    case Told.APersonLooks looks -> "check_in.person";
                    case Told.OurFault fault -> "check_in.our_fault";
                });
    }

    private static List<String> reasons(Told told, Texts texts) {
        return told instanceof Told.TryAgain(var attempt, List<String> reasons)
                ? reasons.stream()
                        .map(r -> texts.sayOr("reason." + r.toLowerCase(Locale.ROOT), "reason.unreadable"))
                        .distinct()
                        .toList()
                : List.of();
    }

    private Texts texts(ParticipantPrincipal me) {
        return appTexts.in(participants.find(me.id()).orElseThrow().language());
    }
}
