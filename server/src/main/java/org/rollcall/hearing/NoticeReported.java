package org.rollcall.hearing;

/** It was recorded that a person reported on a notice. */
public record NoticeReported(Notice notice) {}
