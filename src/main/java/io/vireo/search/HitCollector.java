package io.vireo.search;

/** Takes what is found, best first. */
interface HitCollector {
    /** Returns whether more is wanted. */
    boolean accept(Hit hit);
}
