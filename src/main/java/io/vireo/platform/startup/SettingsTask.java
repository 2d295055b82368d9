package io.vireo.platform.startup;

/** Reads the settings of a feature in the phase {@link StartupPhase#SETTINGS}, where a wrong one must be reported. */
public interface SettingsTask extends StartupTask {}
