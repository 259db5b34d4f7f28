import {
  markAllNotificationsRead,
  markNotificationsRead,
} from "#app/[workspace]/notifications/actions.ts";
import { toBellItem } from "#app/[workspace]/notifications/to-bell-item.ts";
import { Bell } from "#components/shell/bell.tsx";
import type { NavigatorProps } from "#components/shell/navigator/navigator-props.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import { listProducts } from "#lib/products/list-products.ts";
import { listWorkspaces } from "#lib/workspaces/list-workspaces.ts";
import { OpenCommandMenu } from "./[workspace]/command-menu/open-command-menu.tsx";
import { signOutHere } from "./actions.ts";
import { currentViewer } from "./current-viewer.ts";
import { NewProduct } from "./new-product.tsx";

export async function navigatorOf(user: SignedIn, member: Member): Promise<NavigatorProps> {
  const [workspaces, products, unread, notifications, viewer] = await Promise.all([
    listWorkspaces(user),
    listProducts(member),
    countUnread(member),
    listNotifications(member),
    currentViewer(),
  ]);
  const { workspaceSlug: slug, workspaceName: name } = member;
  return {
    workspace: { slug, name },
    workspaces,
    products: products
      .filter((product) => !product.archivedAt)
      .map((product) => ({
        key: product.key,
        name: product.name,
        unread: unread.get(product.id) ?? 0,
      })),
    user: { id: user.userId, name: user.userName },
    canManage: isAdmin(member),
    signOut: signOutHere,
    newProduct: <NewProduct workspace={slug} />,
    search: <OpenCommandMenu />,
    bell: (
      <Bell
        workspace={slug}
        unread={notifications.unread}
        items={notifications.newest.map((one) => toBellItem(slug, one))}
        viewer={viewer}
        markRead={markNotificationsRead}
        markAllRead={markAllNotificationsRead}
      />
    ),
  };
}
