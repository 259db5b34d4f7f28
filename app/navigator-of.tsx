import type { NavigatorProps } from "#components/shell/navigator-props.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { listProducts } from "#lib/products/list-products.ts";
import { listWorkspaces } from "#lib/workspaces/list-workspaces.ts";
import { OpenCommandMenu } from "./[workspace]/command-menu/open-command-menu.tsx";
import { signOutHere } from "./actions.ts";
import { NewProduct } from "./new-product.tsx";

export async function navigatorOf(user: SignedIn, member: Member): Promise<NavigatorProps> {
  const [workspaces, products, unread] = await Promise.all([
    listWorkspaces(user),
    listProducts(member),
    countUnread(member),
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
  };
}
