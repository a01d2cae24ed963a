package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import momentum.Series;
import momentum.plot.Panels.Place;
import momentum.quadratic.MomentumMatrix;
import momentum.text.Text;

/** The five ways in which a mode of the heavy ball moves, each with its example, around the map that they live on. */
enum Regimes {
    SWINGS("swings", 0.15, 0.9, 1.3),
    RUNS_AWAY("runs away", 2.5, 0.235, 7),
    CREEPS("creeps", 0.15, 0.125, 1.3),
    ONE_STEP("one step", 1, 0, 1.3),
    ALTERNATES("alternates", 2, 0.05, 1.3);

    private static final int STEPS = 39;
    /** Pixels of the panels above and below the map, of the map, and between them. */
    private static final int SMALL = 120, LARGE = 210, BETWEEN = 76, INSIDE = 2 * SMALL + LARGE + 2 * BETWEEN;
    private static final int TITLE = 18;
    private static final double ABOVE = (double) (INSIDE - SMALL) / INSIDE, BELOW = (double) SMALL / INSIDE,
            FLOOR = (double) (SMALL + BETWEEN) / INSIDE, CEILING = (double) (SMALL + BETWEEN + LARGE) / INSIDE;
    private static final double GAP = 0.06, THIRD = (1 - 2 * GAP) / 3, HALF = (1 - GAP) / 2;
    private static final double RIGHT = 4;

    private final String word;
    private final double pull, momentum, reach;

    Regimes(String word, double pull, double momentum, double reach) {
        this.word = word;
        this.pull = pull;
        this.momentum = momentum;
        this.reach = reach;
    }

    /** Where (αλ, β) lies: by the roots, which are complex, both positive, both negative, or too large. */
    static Regimes of(double pull, double momentum) {
        MomentumMatrix mode = new MomentumMatrix(1, momentum, pull);
        if (pull == 1 && momentum == 0) return ONE_STEP;
        // on the border itself nothing grows
        if (mode.spectralRadius() > 1.0001) return RUNS_AWAY;
        if (mode.discriminant() < 0) return SWINGS;
        return pull < 1 ? CREEPS : ALTERNATES;
    }

    static Chart around(double pull, double momentum) {
        if (!(pull >= 0 && pull <= RIGHT)) {
            throw new IllegalArgumentException("pull must be from 0 to 4, was " + Text.number(pull));
        }
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum must be from 0 to 1, was " + Text.number(momentum));
        }
        Regimes here = of(pull, momentum);
        double[] x = new double[values().length - 1], y = new double[x.length];
        int other = 0;
        for (Regimes each : values()) {
            if (each == here) continue;
            x[other] = each.pull;
            y[other++] = each.momentum;
        }
        List<Chart> panels = new ArrayList<>();
        panels.add(RateMap.HEAVY_BALL.chart().withoutColourBar().dots("examples", "white", x, y)
                .mark("here", pull, momentum));
        List<Place> places = new ArrayList<>();
        places.add(new Place(0, 1, FLOOR, CEILING, true, true));
        for (Regimes each : values()) {
            panels.add(each == here ? each.panel(pull, momentum).coloured("orange")
                    : each.panel(each.pull, each.momentum).coloured("blue"));
            places.add(each.place());
        }
        Chart chart = Panels.placed("", panels, places, true, INSIDE + Panels.AROUND).withoutLegend();
        for (Regimes each : values()) {
            chart = each == here ? each.leader(chart, pull, momentum, 2)
                    : each.leader(chart, each.pull, each.momentum, 1);
        }
        return chart;
    }

    private Chart panel(double pull, double momentum) {
        double[] errors = new MomentumMatrix(1, momentum, pull).errors(STEPS, 1, 1);
        // far outside a browser cannot draw
        Series near = Series.of("xₖ", 0, STEPS, k -> Math.abs(errors[k]) < 100 * reach ? errors[k] : Double.NaN);
        return Chart.titled(word + ": " + Text.number(pull, 3) + ", " + Text.number(momentum, 3))
                .stems(word, near).yRange(-reach, reach).xRange(-1, STEPS + 1).xAxis("iteration k").yAxis("error xₖ");
    }

    private boolean isAbove() {
        return ordinal() < 2;
    }

    private Place place() {
        double width = isAbove() ? HALF : THIRD, left = (isAbove() ? ordinal() : ordinal() - 2) * (width + GAP);
        return new Place(left, left + width, isAbove() ? ABOVE : 0, isAbove() ? 1 : BELOW, !isAbove(), left == 0);
    }

    /** A line from the point on the map to the panel, or to the title above it. */
    private Chart leader(Chart chart, double pull, double momentum, double width) {
        Place place = place();
        return chart.across(pull / RIGHT, FLOOR + momentum * (CEILING - FLOOR), (place.left() + place.right()) / 2,
                isAbove() ? place.bottom() : place.top() + (double) TITLE / INSIDE, width);
    }
}
