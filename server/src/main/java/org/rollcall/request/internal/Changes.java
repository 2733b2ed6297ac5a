package org.rollcall.request.internal;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.DocumentId;
import org.rollcall.document.Documents;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.request.Request;
import org.rollcall.request.RequestKind;
import org.rollcall.request.RequestRefused;
import org.rollcall.request.RequestRefused.Reason;
import org.rollcall.request.Requests.Asked;
import org.springframework.stereotype.Component;

/** A new address or telephone number: what it takes to ask for one, and the change itself. */
@Component
class Changes {
    private static final int LONGEST_ADDRESS = 500;

    private final Participants participants;
    private final Addresses addresses;
    private final Documents documents;

    Changes(Participants participants, Addresses addresses, Documents documents) {
        this.participants = participants;
        this.addresses = addresses;
        this.documents = documents;
    }

    void check(ParticipantId participant, Asked asked, String said) {
        checkDocument(participant, asked.kind(), asked.document());
        if (asked.kind() == RequestKind.TELEPHONE) {
            TelephoneNumber.parse(said);
        }
        if (asked.kind() == RequestKind.ADDRESS && said.length() > LONGEST_ADDRESS) {
            throw new RequestRefused(Reason.ADDRESS);
        }
    }

    private void checkDocument(ParticipantId participant, RequestKind kind, @Nullable DocumentId document) {
        if (document == null) {
            if (kind.needsProof()) {
                throw new RequestRefused(Reason.PROOF);
            }
            return;
        }
        if (documents
                .find(document)
                .filter(found -> found.participant().equals(participant))
                .isEmpty()) {
            throw new NoSuchElementException("There is no such document of yours.");
        }
    }

    void grant(Actor by, Request request) {
        switch (request.kind()) {
            case ADDRESS -> addresses.change(by, request.participant(), request.words());
            case TELEPHONE -> changeNumber(by, request);
            case EXCUSE, HELP, CONTEST -> {}
        }
    }

    private void changeNumber(Actor by, Request request) {
        Participant now = participants.find(request.participant()).orElseThrow();
        participants.change(
                by,
                new Participant(
                        now.id(),
                        now.givenName(),
                        now.familyName(),
                        now.born(),
                        now.language(),
                        now.zone(),
                        TelephoneNumber.parse(request.words()),
                        now.protectedPerson(),
                        now.synthetic(),
                        now.version()));
    }
}
