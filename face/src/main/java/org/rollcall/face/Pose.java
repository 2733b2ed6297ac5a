package org.rollcall.face;

/**
 * Where a head points, in degrees; 0, 0, 0 looks into the camera.
 *
 * @param yaw positive when the person turns to their own left (the nose moves to the right of an unmirrored picture)
 * @param pitch positive when the person looks up
 * @param roll positive when the head leans towards the right of the picture
 */
public record Pose(double yaw, double pitch, double roll) {}
