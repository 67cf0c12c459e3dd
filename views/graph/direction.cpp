#include "views/graph/direction.h"

#include <cmath>
#include <limits>

namespace redthread {

int nearestInDirection(const GraphScene& scene, QPointF from, QPointF direction, EntityId except)
{
    int inCone = -1, onSide = -1;
    double nearestInCone = std::numeric_limits<double>::max(), nearestOnSide = nearestInCone;
    for (size_t i = 0; i < scene.nodes.size(); ++i) {
        if (scene.nodes[i].id == except)
            continue;
        const QPointF way = scene.nodes[i].centre - from;
        const double along = QPointF::dotProduct(way, direction);
        const double distance = std::hypot(way.x(), way.y());
        if (along <= 0)
            continue;
        const double across = std::sqrt(std::max(0.0, distance * distance - along * along));
        // What lies straight ahead is preferred over what lies aside.
        const double cost = distance + across;
        if (across <= along && cost < nearestInCone) {
            nearestInCone = cost;
            inCone = int(i);
        }
        if (cost < nearestOnSide) {
            nearestOnSide = cost;
            onSide = int(i);
        }
    }
    return inCone >= 0 ? inCone : onSide;
}

} // namespace redthread
