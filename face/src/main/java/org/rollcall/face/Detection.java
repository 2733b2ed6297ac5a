package org.rollcall.face;

/** A face the detector found, and how sure it was, 0 to 1. */
record Detection(Box box, double score) {}
