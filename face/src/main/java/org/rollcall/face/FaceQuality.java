package org.rollcall.face;

/**
 * What was measured of a face before it was compared.
 *
 * @param eyeDistance between the centres of the eyes, pixels of the sent picture
 * @param brightness mean luma of the face, 0 to 255
 * @param glare share of the face that is white without any detail, 0 to 1
 * @param sharpness fine detail against all detail of the face, about 0 (blurred) to 1
 * @param eyesOpen probability that the eyes are open, the more open of both, 0 to 1
 * @param visible how sure it is that nothing covers the face, 0 to 1
 * @param detection how sure the detector was that this is a face, 0 to 1
 */
public record FaceQuality(
        double eyeDistance,
        double brightness,
        double glare,
        double sharpness,
        double eyesOpen,
        double visible,
        double detection) {}
