package io.vireo.search;

/** Takes what is found, best first. */
interface Sink {
    /** Returns whether more is wanted. */
    boolean accept(Found found);
}
