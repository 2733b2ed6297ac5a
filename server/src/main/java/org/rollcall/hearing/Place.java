package org.rollcall.hearing;

/**
 * A court or an office, as people who have to go there need it. Empty where nothing was written.
 *
 * @param name as hearings and notices name it
 * @param gettingThere buses, entrances, stairs
 * @param bring what to bring and what to leave at home
 */
public record Place(String name, String address, String gettingThere, String bring) {}
