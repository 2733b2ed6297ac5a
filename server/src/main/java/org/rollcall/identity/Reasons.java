package org.rollcall.identity;

import java.util.Arrays;
import java.util.Locale;
import org.rollcall.face.FaceProblem;
import org.rollcall.face.PictureProblem;

/** The closed-list words of comparisons and templates as sentences for officers. */
public final class Reasons {
    // What is wrong with the file is told apart from what is wrong with the face in it.
    private static final String PICTURE = "PICTURE_";

    private Reasons() {}

    /** What the word says; a word not known is shown as it is. */
    public static String sentence(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (FaceProblem problem : FaceProblem.values()) {
            if (problem.name().equals(name)) {
                return problem.advice();
            }
        }
        return Arrays.stream(PictureProblem.values())
                .filter(problem -> name.equals(PICTURE + problem.name()))
                .findFirst()
                .map(PictureProblem::sentence)
                .orElseGet(() -> known(word));
    }

    private static String known(String word) {
        return switch (word) {
            case "under_18", "minor" ->
                "No face or voice template is made of people under 18. Choose another way to check in.";
            case "birth_date_needed" ->
                "Enter the date of birth first: no face or voice template is made of people under 18.";
            case "no_faceprint" -> "There is no enrolment photograph yet.";
            case "no_voiceprint" -> "There is no voice enrolment yet.";
            case "no_call_back" ->
                "No voice comparison was chosen, and the call back in its place could not be made: call the person.";
            case "cohort_too_small" ->
                "Too few people are enrolled by voice to compare safely: a person listens instead.";
            case "wrong_digits" -> "Other digits were said than those asked for.";
            case "silent" -> "Nothing was said.";
            case "too_short" -> "Too little was said.";
            case "too_quiet" -> "The voice was too quiet.";
            case "clipped" -> "The voice was too loud and distorted.";
            case "too_noisy" -> "There was too much noise.";
            case "two_voices" -> "More than one voice was heard.";
            case "too_few_digits" -> "Not every digit was said often enough.";
            case "other_model" -> "The template belongs to another version of the model: enrol anew.";
            case "score_below" -> "The comparison cannot say.";
            case "movement_doubtful" ->
                "The photograph matches. What the head did before the camera does not convince: look at the frames.";
            case "cannot_move" ->
                "The photograph matches. The person says that they cannot move as asked, which is an equal way.";
            case "challenge_expired" -> "The photograph matches. It came after the time for the movements was over.";
            case "capture_time_unproved" ->
                "The photograph matches. It was taken without a network, and when cannot be proved by the clocks.";
            case "phone_reported_lost" ->
                "It was taken without a network, after the phone had been reported lost: look who is in the picture.";
            case "photograph_alone" -> "The photograph matches. It came without the movements.";
            case "too_few_frames" -> "Fewer than three frames show a face.";
            case "face_lost" -> "A third or more of the frames show no face.";
            case "not_facing_first" -> "The first frame does not look into the camera.";
            case "action_missing" -> "A movement that was asked for was not seen.";
            case "other_actions" -> "Other movements, or another order, than asked for.";
            case "flat" -> "The face moved like a flat picture.";
            case "still" -> "Nothing moved from frame to frame.";
            case "identity_changes" -> "The face does not stay the same person’s.";
            case "passive_low" -> "Most frames look like a print or a screen (a weak sign).";
            case "unfinished" -> "The call was ended before it was done.";
            case "technical" -> "There was a technical failure on our side.";
            case "not_fresh" -> "This recording was heard before.";
            case "unusable" -> "The photograph cannot be used. Take another one.";
            default -> word.replace('_', ' ');
        };
    }
}
