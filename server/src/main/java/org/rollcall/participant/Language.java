package org.rollcall.participant;

import java.util.Locale;

/** The languages Rollcall speaks; {@code ownName} is how its speakers write it. */
public enum Language {
    ENGLISH("en", "English"),
    SPANISH("es", "Español"),
    HAITIAN_CREOLE("ht", "Kreyòl ayisyen"),
    PORTUGUESE("pt", "Português"),
    FRENCH("fr", "Français"),
    MANDARIN("zh", "中文"),
    ARABIC("ar", "العربية"),
    RUSSIAN("ru", "Русский"),
    HINDI("hi", "हिन्दी"),
    UKRAINIAN("uk", "Українська"),
    KICHE("quc", "K’iche’");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Whether it is written from right to left. */
    public boolean rightToLeft() {
        return this == ARABIC;
    }

    /** The language with this tag. @throws IllegalArgumentException naming the tags there are */
    public static Language ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("No language is known by “" + tag + "”.");
    }
}
