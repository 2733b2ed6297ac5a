package org.rollcall.face;

/** Why a file is not a picture that can be looked at. */
public enum PictureProblem {
    EMPTY("The file is empty. Send the photograph as a JPEG, PNG or WebP file."),
    HEIC(
            "This is a HEIC or AVIF picture, which cannot be read here. Send it as JPEG, PNG or WebP (on an iPhone: Settings, Camera, Formats, Most Compatible)."),
    OTHER_FORMAT("This is not a picture in a format that is read here. Send a JPEG, PNG or WebP photograph."),
    ANIMATED("This picture moves. Send a single photograph as JPEG, PNG or WebP."),
    TOO_MANY_BYTES("The file is too large. Send a JPEG, PNG or WebP photograph of less than 10 megabytes."),
    TOO_MANY_PIXELS(
            "The picture has too many pixels. Send a smaller JPEG, PNG or WebP photograph; 1280 by 960 is enough."),
    TOO_FEW_PIXELS(
            "The picture has too few pixels. Send a JPEG, PNG or WebP photograph of at least 100 by 100 pixels."),
    DAMAGED("The picture is damaged or incomplete. Take it again and send it as JPEG, PNG or WebP.");

    private final String sentence;

    PictureProblem(String sentence) {
        this.sentence = sentence;
    }

    /** What to tell the sender, in English. */
    public String sentence() {
        return sentence;
    }
}
