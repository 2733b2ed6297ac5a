package org.rollcall.voice;

/**
 * How well an answer fits the digits asked for, by the claimed person's own enrolment digits.
 *
 * @param asked the digits asked for
 * @param heard the digits that fit best when any may come in any number
 * @param excess how much worse the asked digits fit than the best ones, cost a frame of digits; 0 is a perfect fit
 * @param doubt how much better another of the person's digits fits than the asked one in its place, for the one place
 *     where that is most so; negative where each asked digit fits best
 * @param needless what the answer would cost less in all without one of the digits, for the one where that is most so;
 *     negative where each is needed
 * @param cost how far the answer is from the asked digits, cost a frame of digits
 * @param passed whether these are taken as the digits asked for
 */
public record DigitCheck(
        String asked, String heard, double excess, double doubt, double needless, double cost, boolean passed) {}
