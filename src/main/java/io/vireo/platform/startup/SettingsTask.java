package io.vireo.platform.startup;

/** Reads the settings of a feature in the phase {@link StartupPhase#SETTINGS}, so that an invalid one is reported. */
public interface SettingsTask extends StartupTask {}
