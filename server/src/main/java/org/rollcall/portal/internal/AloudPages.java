package org.rollcall.portal.internal;

import java.util.concurrent.Semaphore;
import org.rollcall.checkin.ReadAloud;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Reads a passage of a page aloud where the person's phone has no voice for their language. Nothing of it is kept. */
@Controller
class AloudPages {
    private static final int LONGEST = 600;
    /** How many are read at a time; a voice takes a process. */
    private static final int AT_A_TIME = 2;

    private static final MediaType WAV = new MediaType("audio", "wav");

    private final Participants participants;
    private final ReadAloud voice;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    AloudPages(Participants participants, ReadAloud voice) {
        this.participants = participants;
        this.voice = voice;
    }

    /** @throws IllegalArgumentException if the passage is empty or too long */
    @PostMapping(value = "/app/aloud", consumes = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> read(@AuthenticationPrincipal ParticipantPrincipal me, @RequestBody String passage) {
        if (passage.isBlank() || passage.length() > LONGEST) {
            throw new IllegalArgumentException("A passage to read has 1 to " + LONGEST + " characters.");
        }
        Participant person = participants.find(me.id()).orElseThrow();
        if (!free.tryAcquire()) {
            return notNow();
        }
        try {
            return voice.read(person.language(), passage)
                    .map(sound -> ResponseEntity.ok().contentType(WAV).body(Wav.bytes(sound, WavEncoding.PCM_16)))
                    .orElseGet(AloudPages::notNow);
        } finally {
            free.release();
        }
    }

    private static ResponseEntity<byte[]> notNow() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .build();
    }
}
