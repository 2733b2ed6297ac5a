package org.rollcall.face;

/** Why a picture cannot be compared, in the person's own terms: each names something they can change. */
public enum FaceProblem {
    NO_FACE("No face was found. Hold the camera so that your whole face is in the picture."),
    SEVERAL_FACES("There is more than one face. Take the picture alone."),
    TOO_SMALL("Your face is too small in the picture. Come closer to the camera."),
    TOO_DARK("It is too dark. Turn towards a window or a lamp."),
    TOO_BRIGHT("It is too bright. Turn away from the sun or the lamp."),
    BLURRED("The picture is blurred. Hold still and wipe the camera."),
    TURNED_AWAY("Your face is turned away. Look straight into the camera."),
    COVERED("Part of your face is covered. Take away what is in front of it, such as a mask or dark glasses."),
    EYES_CLOSED("Your eyes are closed. Open them and look into the camera.");

    private final String advice;

    FaceProblem(String advice) {
        this.advice = advice;
    }

    /** What to do, in plain English; other languages belong to whoever talks with the person. */
    public String advice() {
        return advice;
    }
}
