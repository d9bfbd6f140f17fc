package health.trellis.kit.testing.faulty;

/** Something that holds queries. */
public class ThingRepository {}
