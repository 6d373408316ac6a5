// As every page of the product: rendered when it is asked for, so that its server's work is compared too.
export const dynamic = "force-dynamic";

export default function EmptyLayout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
