package org.rollcall.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.Holds;
import org.rollcall.evidence.Leaving;
import org.rollcall.evidence.Retention;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.evidence.StillNeeded;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells beforehand what {@link RetentionSweep} will do. */
@Component
class ClassRetention implements Retention {
    private final Evidence evidence;
    private final RetentionSettings settings;
    private final RetentionRole role;
    private final Holds holds;
    private final ObjectProvider<StillNeeded> needed;

    ClassRetention(
            Evidence evidence,
            RetentionSettings settings,
            RetentionRole role,
            Holds holds,
            ObjectProvider<StillNeeded> needed) {
        this.evidence = evidence;
        this.settings = settings;
        this.role = role;
        this.holds = holds;
        this.needed = needed;
    }

    @Override
    public Map<EvidenceId, Leaving> of(UUID owner) {
        List<Evidence.Label> labels = evidence.of(owner);
        boolean held = holds.standsOn(owner);
        Map<UUID, StillNeeded.Reason> why =
                reasons(labels.stream().map(label -> label.id().value()).collect(Collectors.toSet()));
        return labels.stream()
                .collect(Collectors.toMap(
                        Evidence.Label::id,
                        label -> leaving(label, held, why.get(label.id().value()))));
    }

    private Map<UUID, StillNeeded.Reason> reasons(Set<UUID> pieces) {
        var why = new HashMap<UUID, StillNeeded.Reason>();
        needed.forEach(each -> each.among(pieces).forEach(piece -> why.put(piece, each.reason())));
        return why;
    }

    private Leaving leaving(Evidence.Label label, boolean held, StillNeeded.@Nullable Reason why) {
        if (!role.isSet()) {
            return new Leaving.NotSet();
        }
        Instant soonest = label.kept().plus(settings.keep(label.kind()));
        if (held) {
            return new Leaving.Held(soonest);
        }
        return why == null ? new Leaving.At(soonest) : new Leaving.Needed(soonest, why);
    }

    @Override
    public Map<EvidenceKind, Duration> classes() {
        return new EnumMap<>(
                List.of(EvidenceKind.values()).stream().collect(Collectors.toMap(Function.identity(), settings::keep)));
    }
}
