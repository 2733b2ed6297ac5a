package org.rollcall.checkin.internal.telephone;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.checkin.SpokenText;
import org.rollcall.checkin.SpokenTexts;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;
import org.springframework.stereotype.Component;

/** The texts as they stand in {@code spoken/<tag>.properties}. A language with a text missing is a defect and stops the start. */
@Component
class SpokenTextFiles implements SpokenTexts, BindingTexts {
    private static final Pattern REVIEWED = Pattern.compile("reviewed (.{1,100}) ([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final List<SpokenText> BINDING = List.of(
            SpokenText.CONSENT,
            SpokenText.ASK_PIN,
            SpokenText.PIN_AGAIN,
            SpokenText.PIN_NOT_HEARD,
            SpokenText.PIN_LOCKED,
            SpokenText.CHECKED_IN,
            SpokenText.PERSON_LOOKS,
            SpokenText.NO_VOICEPRINT,
            SpokenText.CALLED_BACK_SOON,
            SpokenText.NOTHING_DUE,
            SpokenText.TECHNICAL,
            SpokenText.ENROL_INTRO,
            SpokenText.ENROL_DONE,
            SpokenText.ENROL_FAILED,
            SpokenText.ADDRESS_INTRO,
            SpokenText.ADDRESS_KEPT,
            SpokenText.PHONE_LOST,
            SpokenText.PHONE_LOCKED);

    private final Map<Language, Map<SpokenText, Text>> texts = new EnumMap<>(Language.class);

    SpokenTextFiles(TextFiles files) {
        for (Language language : Language.values()) {
            files.read("spoken", language).ifPresent(lines -> texts.put(language, read(language, lines)));
        }
    }

    private static Map<SpokenText, Text> read(Language language, Properties lines) {
        var read = new EnumMap<SpokenText, Text>(SpokenText.class);
        for (SpokenText text : SpokenText.values()) {
            String line = lines.getProperty(text.key());
            if (line == null) {
                throw new IllegalStateException("spoken/" + language.tag() + ".properties lacks " + text.key() + ".");
            }
            read.put(text, parse(text, line));
        }
        return read;
    }

    private static Text parse(SpokenText text, String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalStateException(text.key() + " is not written as: status | text.");
        }
        String screen = parts[1].strip();
        return new Text(text, status(parts[0].strip()), screen, parts.length == 3 ? parts[2].strip() : screen);
    }

    private static Status status(String written) {
        Matcher reviewed = REVIEWED.matcher(written);
        if (written.equals("draft")) {
            return new Status.Draft();
        }
        try {
            if (reviewed.matches()) {
                return new Status.Reviewed(reviewed.group(1), LocalDate.parse(reviewed.group(2)));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("“" + written + "” names no day.", e);
        }
        throw new IllegalStateException("“" + written + "” is neither draft nor reviewed NAME YYYY-MM-DD.");
    }

    @Override
    public Set<Language> languages() {
        return Set.copyOf(texts.keySet());
    }

    @Override
    public Text text(Language language, SpokenText text) {
        Map<SpokenText, Text> own = texts.get(language);
        if (own == null) {
            throw new NoSuchElementException("There are no spoken texts in " + language.ownName() + " yet.");
        }
        return java.util.Objects.requireNonNull(own.get(text));
    }

    @Override
    public List<SpokenText> bindingDrafts(Language language) {
        return BINDING.stream()
                .filter(text -> text(language, text).status() instanceof Status.Draft)
                .toList();
    }

    @Override
    public List<String> drafts(Language language) {
        if (!texts.containsKey(language)) {
            return List.of("all spoken texts");
        }
        return bindingDrafts(language).stream()
                .map(text -> "spoken " + text.key())
                .toList();
    }
}
