package io.vireo.example;

import jakarta.validation.constraints.Size;

/** The body of {@code POST /notes/{hash}}. */
record NoteRequest(@Size(min = 1, max = 200) String text) {}
