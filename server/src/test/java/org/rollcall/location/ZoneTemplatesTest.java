package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.ChangedMeanwhile;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ZoneTemplatesTest {
    private static final ZoneGrace QUARTER = new ZoneGrace(80, Duration.ofMinutes(15));
    private static final Position THERE = new Position(29.76, -95.37);

    @Autowired
    ZoneTemplates templates;

    @Autowired
    Zones zones;

    @Autowired
    Addresses addresses;

    @Autowired
    Participants participants;

    @Autowired
    JournalReader journal;

    private static ZoneTemplates.NewTemplate entered(ZoneTemplate.Where where, String schedule) {
        return new ZoneTemplates.NewTemplate("Home, nights", Zone.Kind.INCLUSION, where, schedule, QUARTER);
    }

    @Test
    void whatWasGivenStaysWhenTheTemplateChanges() {
        ParticipantId person = Enrolled.someone(participants);
        ZoneTemplate template =
                templates.keep(Wearer.OFFICER, entered(new ZoneTemplate.Place(Wearer.HOME), "Mon-Fri 22:00-06:00"));
        ParticipantZone given = templates.give(Wearer.OFFICER, template.id(), person, null, false);
        ZoneTemplate changed = templates.change(
                Wearer.OFFICER, template.id(), 1, entered(new ZoneTemplate.Place(Wearer.HOME), "Sat 22:00-06:00"));
        assertThat(zones.of(Wearer.OFFICER, Purpose.SUPERVISION, person)).containsExactly(given);
        assertThat(given.schedule()).isEqualTo("Mon-Fri 22:00-06:00");
        assertThat(given.timeZone().getId()).isEqualTo("America/Chicago");
        assertThat(given.grace()).isEqualTo(QUARTER);
        assertThat(templates.find(template.id())).contains(changed);
        assertThatThrownBy(() -> templates.remove(Wearer.OFFICER, template.id(), 1))
                .isInstanceOf(ChangedMeanwhile.class);
        templates.remove(Wearer.OFFICER, template.id(), 2);
        assertThat(templates.all()).extracting(ZoneTemplate::id).doesNotContain(template.id());
        assertThat(zones.find(given.id())).contains(given);
        assertThat(journal.about(Subject.participant(person.value()), 10))
                .anySatisfy(line -> assertThat(line.entry().facts().toString())
                        .contains(template.id().toString()));
    }

    @Test
    void aCircleWantsItsPointAndMayBeAroundAnAddress() {
        ParticipantId person = Enrolled.someone(participants);
        ZoneTemplateId around = templates
                .keep(Wearer.OFFICER, entered(new ZoneTemplate.Around(150), ""))
                .id();
        assertThatThrownBy(() -> templates.give(Wearer.OFFICER, around, person, null, false))
                .hasMessageContaining("latitude and longitude");
        assertThatThrownBy(() -> templates.give(Wearer.OFFICER, around, person, THERE, true))
                .hasMessageContaining("No address of this person is kept");
        addresses.change(Wearer.OFFICER, person, "1 Main Street");
        ParticipantZone given = templates.give(Wearer.OFFICER, around, person, THERE, true);
        addresses.change(Wearer.OFFICER, person, "2 Side Street");
        assertThat(given.address()).isEqualTo("1 Main Street");
        assertThat(given.geoJson()).contains("150");
        var renamed = new Zones.NewZone("Flat", Zone.Kind.INCLUSION, given.geoJson(), "", given.timeZone());
        assertThat(zones.change(Wearer.OFFICER, given.id(), 1, renamed).address())
                .isEqualTo("1 Main Street");
        var elsewhere = new Zones.NewZone("Flat", Zone.Kind.INCLUSION, Wearer.HOME, "", given.timeZone());
        assertThat(zones.change(Wearer.OFFICER, given.id(), 2, elsewhere).address())
                .isNull();
    }

    @Test
    void whatCannotBeAZoneIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> templates.keep(Wearer.OFFICER, entered(new ZoneTemplate.Around(0), "")))
                .hasMessageContaining("1 m to 500 km");
        assertThatThrownBy(() -> templates.keep(Wearer.OFFICER, entered(new ZoneTemplate.Around(9), "at night")))
                .hasMessageContaining("Write days and times like this");
        assertThatThrownBy(() -> new ZoneGrace(-1, Duration.ofMinutes(1))).hasMessageContaining("0 to 5000");
        assertThatThrownBy(() -> new ZoneGrace(30, Duration.ofDays(1))).hasMessageContaining("twelve hours");
    }
}
