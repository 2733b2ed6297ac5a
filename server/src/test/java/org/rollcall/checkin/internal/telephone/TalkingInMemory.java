package org.rollcall.checkin.internal.telephone;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.checkin.SpokenText;
import org.rollcall.participant.Language;
import org.rollcall.sound.Sound;

/** Prompts that can be told apart by name. */
final class TalkingInMemory implements Speech {
    private final Map<String, Sound> byName = new HashMap<>();
    private final Map<Sound, String> names = new HashMap<>();

    @Override
    public Sound say(Language language, SpokenText text) {
        return named(language.tag() + "/" + text);
    }

    @Override
    public Sound digits(Language language, String digits, boolean slowly) {
        return named(language.tag() + ":" + digits + (slowly ? " slowly" : ""));
    }

    @Override
    public Sound once(Language language, String text) {
        return named(language.tag() + " once " + text);
    }

    @Override
    public Sound tone() {
        return named("tone");
    }

    private Sound named(String name) {
        return byName.computeIfAbsent(name, n -> {
            // Another value for each, so that equal sounds are the same prompt.
            Sound sound = Sound.of(new float[] {0.5f, (byName.size() + 1) / 10_000f}, 8000);
            names.put(sound, n);
            return sound;
        });
    }

    String name(Sound sound) {
        return names.getOrDefault(sound, "?");
    }
}
