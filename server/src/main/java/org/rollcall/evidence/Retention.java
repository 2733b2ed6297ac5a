package org.rollcall.evidence;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** For how long what is kept stays. */
public interface Retention {
    /** Of each piece kept about someone, when it is deleted as things stand now. */
    Map<EvidenceId, Leaving> of(UUID owner);

    /** The retention class of each kind: how long after it was kept it leaves. */
    Map<EvidenceKind, Duration> classes();
}
