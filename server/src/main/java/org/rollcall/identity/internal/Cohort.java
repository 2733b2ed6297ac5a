package org.rollcall.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.identity.ComparisonUnavailable;
import org.rollcall.identity.TemplateId;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.voice.Voiceprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The other people enrolled, whom a score is normalised by: a bounded sample of those who speak the same language, filled
 * up with others. Who is in it is asked of the database each time, so that what was revoked is gone at once on every node;
 * only the decrypted voiceprints stay in memory. People under protection are left out: their template serves nobody else.
 */
@Component
class Cohort {
    private static final Logger LOG = LoggerFactory.getLogger(Cohort.class);
    private static final Duration PROTECTION_ASKED_EVERY = Duration.ofMinutes(5);

    private record Held(@Nullable Voiceprint voiceprint, boolean usable, Instant asked) {}

    private final IssuedTemplates templates;
    private final TemplateKeys keys;
    private final Participants participants;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Map<TemplateId, Held> held = new LinkedHashMap<>(256, 0.75f, true);

    Cohort(
            IssuedTemplates templates,
            TemplateKeys keys,
            Participants participants,
            IdentitySettings settings,
            Clock clock) {
        this.templates = templates;
        this.keys = keys;
        this.participants = participants;
        this.settings = settings;
        this.clock = clock;
    }

    /** Voiceprints of others, without the claimant; fewer than asked for where fewer are enrolled. */
    List<Voiceprint> without(ParticipantId claimant, String model, String language) {
        var found = new ArrayList<Voiceprint>();
        for (boolean speaksIt : new boolean[] {true, false}) {
            // A few more than needed, since some may be under protection.
            int most = 2 * (settings.cohort() - found.size());
            for (IssuedTemplates.Member member : templates.others(claimant, model, language, speaksIt, most)) {
                if (found.size() < settings.cohort()) {
                    voiceprint(member).ifPresent(found::add);
                }
            }
            if (found.size() >= settings.cohort()) {
                break;
            }
        }
        return found;
    }

    private Optional<Voiceprint> voiceprint(IssuedTemplates.Member member) {
        Held known = look(member.template());
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.asked.plus(PROTECTION_ASKED_EVERY))) {
            boolean usable = participants
                    .find(member.participant())
                    .filter(p -> !p.protectedPerson())
                    .isPresent();
            Voiceprint voiceprint = known == null ? open(member.template()) : known.voiceprint;
            known = new Held(voiceprint, usable && voiceprint != null, now);
            hold(member.template(), known);
        }
        return known.usable ? Optional.ofNullable(known.voiceprint) : Optional.empty();
    }

    /** Null for one that does not open: a damaged template must not stop other people's check-ins. */
    private @Nullable Voiceprint open(TemplateId id) {
        IssuedTemplates.Sealed sealed = templates.find(id).orElseThrow();
        try {
            return Voiceprint.fromBytes(keys.open(sealed.sealed(), sealed.bound()));
        } catch (ComparisonUnavailable | IllegalArgumentException e) {
            LOG.error(
                    "The voiceprint {} cannot be opened and is left out of every cohort. Revoke it and enrol anew.",
                    id);
            return null;
        }
    }

    private @Nullable Held look(TemplateId id) {
        synchronized (held) {
            return held.get(id);
        }
    }

    private void hold(TemplateId id, Held voiceprint) {
        synchronized (held) {
            held.put(id, voiceprint);
            var eldest = held.keySet().iterator();
            while (held.size() > 3 * settings.cohort()) {
                eldest.next();
                eldest.remove();
            }
        }
    }

    /** Forgets a voiceprint that is no longer in force. */
    void forget(TemplateId id) {
        synchronized (held) {
            held.remove(id);
        }
    }

    /** The language a person's cohort is drawn by. */
    static String languageOf(Participant participant) {
        return participant.language().tag();
    }
}
