package org.rollcall.location;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rollcall.participant.ParticipantId;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** What was told about one participant. */
public final class Told {
    private final List<ZoneCrossed> crossings = new CopyOnWriteArrayList<>();
    private final List<TrackerReported> reports = new CopyOnWriteArrayList<>();

    public Told(ConfigurableApplicationContext context, ParticipantId participant) {
        context.addApplicationListener((PayloadApplicationEvent<?> event) -> {
            if (event.getPayload() instanceof ZoneCrossed crossed
                    && crossed.participant().equals(participant)) {
                crossings.add(crossed);
            }
            if (event.getPayload() instanceof TrackerReported reported && participant.equals(reported.participant())) {
                reports.add(reported);
            }
        });
    }

    public List<ZoneCrossed.Crossing> crossings() {
        return crossings.stream().map(ZoneCrossed::crossing).toList();
    }

    public List<ZoneCrossed> crossed() {
        return crossings;
    }

    public List<String> states() {
        return reports.stream().map(TrackerReported::state).toList();
    }
}
