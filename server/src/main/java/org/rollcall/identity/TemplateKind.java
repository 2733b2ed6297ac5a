package org.rollcall.identity;

/** What a template is made of. */
public enum TemplateKind {
    VOICE,
    FACE
}
